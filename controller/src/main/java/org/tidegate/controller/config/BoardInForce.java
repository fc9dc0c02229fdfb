package org.tidegate.controller.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.board.Board;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.board.Problem;
import org.tidegate.controller.config.ConfigTrial.Action;
import org.tidegate.controller.config.ConfigTrial.Stage;

/**
 * Chooses what the charger starts with, and tells it when to start again. Without a state folder it
 * is the file, always. Used by one thread.
 */
public final class BoardInForce {
    private static final Logger LOG = LoggerFactory.getLogger(BoardInForce.class);

    /** Words at a file's head: what is wrong there hides everything else. */
    private static final Set<String> HEAD = Set.of("", "include", "site", "version");

    /** What to start with, or why with nothing. */
    public sealed interface Choice {
        /**
         * @param problems of the file, where the last good board stands in for it
         */
        record Start(Board board, Origin origin, List<Problem> problems) implements Choice {
            public Start {
                problems = List.copyOf(problems);
            }
        }

        record Refuse(List<Problem> problems) implements Choice {
            public Refuse {
                problems = List.copyOf(problems);
            }
        }
    }

    public enum Origin {
        FILE,
        /** The file with a candidate in place of a part of it. */
        TRIAL,
        LAST_GOOD
    }

    private final Path file;
    private final @Nullable ConfigStore store;
    private ConfigTrial trial = ConfigTrial.NONE;
    private long deadlineNanos;
    private String flat = "";

    public BoardInForce(Path file, @Nullable ConfigStore store) {
        this.file = file;
        this.store = store;
    }

    /** First look of the process: a trial that was running is over, one that waits begins. */
    public void boot(long nowNanos) {
        look(true, true, nowNanos);
    }

    /** Whether the charger has to be started again: a trial begins, or is over. */
    public boolean restartDue(boolean idle, long nowNanos) {
        return look(false, idle, nowNanos);
    }

    /** The candidate does not even start. */
    public void startFailed(String reason) {
        if (trial.inForce()) {
            LOG.error("the configuration on trial does not start, and is reverted: {}", reason);
            keep(ConfigTrial.NONE);
        }
    }

    public boolean onTrial() {
        return trial.stage() == Stage.RUNNING;
    }

    public Choice choose() {
        Loaded loaded = load(trial);
        if (loaded instanceof Loaded.Invalid && trial.inForce()) {
            startFailed("it is not valid");
            loaded = load(trial);
        }
        return switch (loaded) {
            case Loaded.Valid valid -> {
                flat = BoardFiles.flat(valid.source());
                Origin origin = trial.inForce() ? Origin.TRIAL : Origin.FILE;
                yield new Choice.Start(valid.board(), origin, List.of());
            }
            case Loaded.Invalid invalid ->
                    unreadable(invalid.problems()) ? lastGood(invalid) : refuse(invalid);
        };
    }

    /** The charger has started with what was chosen: next time it may stand in. */
    public void started() {
        if (store == null || flat.isEmpty() || onTrial()) {
            return;
        }
        try {
            store.lastGood(flat);
        } catch (IOException e) {
            LOG.warn("the last good board cannot be kept: {}", e.getMessage());
        }
    }

    private static Choice refuse(Loaded.Invalid invalid) {
        return new Choice.Refuse(invalid.problems());
    }

    /**
     * What a person wrote wrongly is never guessed around. What nobody wrote - a file that is gone,
     * empty, cut or scrambled - is replaced by what was in force before.
     */
    private boolean unreadable(List<Problem> problems) {
        if (problems.stream().allMatch(p -> HEAD.contains(p.key()))) {
            return true;
        }
        try {
            return Files.size(file) == 0;
        } catch (IOException _) {
            return true;
        }
    }

    private Choice lastGood(Loaded.Invalid invalid) {
        try {
            Optional<String> kept = store == null ? Optional.empty() : store.lastGood();
            if (kept.isPresent()
                    && BoardFiles.read(
                                    "last-good.yaml",
                                    kept.get().getBytes(StandardCharsets.UTF_8),
                                    directory())
                            instanceof Loaded.Valid valid) {
                flat = "";
                return new Choice.Start(valid.board(), Origin.LAST_GOOD, invalid.problems());
            }
        } catch (IOException e) {
            LOG.error("the last good board cannot be read: {}", e.getMessage());
        }
        return refuse(invalid);
    }

    private Loaded load(ConfigTrial with) {
        return BoardFiles.load(file, instead(with));
    }

    private static Map<Path, byte[]> instead(ConfigTrial with) {
        return with.inForce()
                ? Map.of(with.target(), with.candidate().getBytes(StandardCharsets.UTF_8))
                : Map.of();
    }

    private Path directory() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private boolean look(boolean booted, boolean idle, long nowNanos) {
        if (store == null) {
            return false;
        }
        try {
            if (booted || trial.stage() == Stage.NONE || trial.stage() == Stage.CONFIRMED) {
                trial = store.trial();
            }
            if (trial.stage() == Stage.NONE) {
                return false;
            }
            boolean sound =
                    trial.stage() != Stage.PREPARED
                            || load(trial.at(Stage.RUNNING)) instanceof Loaded.Valid;
            var in = new ConfigTrial.Input(booted, idle, sound, store.confirmation());
            ConfigTrial.Step step = trial.step(deadlineNanos, in, nowNanos);
            if (!step.trial().equals(trial)) {
                store.trial(step.trial());
                if (step.trial().stage() == Stage.NONE) {
                    LOG.error("the changed configuration is reverted: {}", step.reason());
                    store.forgetConfirmation();
                }
            }
            trial = step.trial();
            deadlineNanos = step.deadlineNanos();
            if (step.action() == Action.SETTLE) {
                settle();
            }
            return step.action() == Action.RESTART || step.action() == Action.REVERT;
        } catch (IOException e) {
            LOG.error("the trial of a configuration cannot go on: {}", e.getMessage());
            boolean running = trial.stage() == Stage.RUNNING;
            trial = ConfigTrial.NONE;
            return running;
        }
    }

    /** Without the right to write there, {@code tidegate config confirm} does it. */
    private void settle() {
        try {
            replace(trial);
            keep(ConfigTrial.NONE);
        } catch (IOException e) {
            LOG.info(
                    "{} is left to be replaced by the command: {}", trial.target(), e.getMessage());
        }
        if (!flat.isEmpty() && store != null) {
            try {
                store.lastGood(flat);
            } catch (IOException e) {
                LOG.warn("the last good board cannot be kept: {}", e.getMessage());
            }
        }
    }

    /**
     * Whole or not at all, and on the medium when it returns. The charger and the command may both
     * do it at once: each writes a file of its own process and moves it there.
     */
    public static void replace(ConfigTrial with) throws IOException {
        Path target = with.target();
        Path parent = target.toAbsolutePath().getParent();
        String own = "." + ProcessHandle.current().pid() + "-" + Thread.currentThread().threadId();
        Path fresh = target.resolveSibling(target.getFileName() + own + ".new");
        try {
            Files.write(fresh, with.candidate().getBytes(StandardCharsets.UTF_8));
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(
                    fresh,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        if (parent != null) {
            try (var channel = FileChannel.open(parent, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private void keep(ConfigTrial next) {
        trial = next;
        if (store == null) {
            return;
        }
        try {
            store.trial(next);
            store.forgetConfirmation();
        } catch (IOException e) {
            LOG.error("the end of the trial cannot be kept: {}", e.getMessage());
        }
    }
}
