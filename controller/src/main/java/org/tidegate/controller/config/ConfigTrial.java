package org.tidegate.controller.config;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A changed configuration that reverts by itself unless somebody who can still reach the charger
 * confirms it in time. The file on the disk is not touched before that: reverting is forgetting,
 * and so is a crash in between.
 *
 * @param target the file that the candidate is to replace
 * @param candidate its whole new text
 * @param windowSeconds to confirm, from the charger's start with it
 */
public record ConfigTrial(Stage stage, Path target, String candidate, int windowSeconds) {
    private static final int FORMAT = 1;

    /** No trial. */
    public static final ConfigTrial NONE = new ConfigTrial(Stage.NONE, Path.of(""), "", 0);

    public enum Stage {
        NONE,
        /** Waits for the end of the session, or for the charger's start. */
        PREPARED,
        /** The charger runs with it. */
        RUNNING,
        /** Confirmed; the file is being replaced. */
        CONFIRMED
    }

    /**
     * @param booted first look of this process
     * @param idle no session and nothing energised
     * @param sound the board reads without problem with the candidate in its place
     * @param confirmed text of the candidate that was confirmed; empty for none
     */
    public record Input(boolean booted, boolean idle, boolean sound, String confirmed) {}

    public enum Action {
        NONE,
        /** Start again, with the candidate. */
        RESTART,
        /** Start again, with the file. */
        REVERT,
        /** Replace the file, then end the trial. */
        SETTLE
    }

    /**
     * @param deadlineNanos when a running trial ends; means nothing in other stages
     * @param reason why it was reverted, for people; else empty
     */
    public record Step(ConfigTrial trial, long deadlineNanos, Action action, String reason) {}

    /** Store the returned trial before acting. */
    public Step step(long deadlineNanos, Input in, long nowNanos) {
        return switch (stage) {
            case NONE -> stay(deadlineNanos);
            case PREPARED -> {
                if (!in.sound()) {
                    yield revert("it no longer fits the files beside it", Action.NONE);
                }
                yield in.booted() || in.idle()
                        ? new Step(
                                at(Stage.RUNNING),
                                nowNanos + windowSeconds * 1_000_000_000L,
                                in.booted() ? Action.NONE : Action.RESTART,
                                "")
                        : stay(deadlineNanos);
            }
            case RUNNING -> {
                if (in.booted()) {
                    yield revert("the charger restarted before it was confirmed", Action.NONE);
                }
                // In time or not is decided here and now, not when the confirmation was written.
                if (nowNanos - deadlineNanos >= 0) {
                    yield revert(
                            "nobody confirmed it within " + windowSeconds + " s", Action.REVERT);
                }
                yield in.confirmed().equals(candidate)
                        ? new Step(at(Stage.CONFIRMED), deadlineNanos, Action.SETTLE, "")
                        : stay(deadlineNanos);
            }
            case CONFIRMED ->
                    new Step(this, deadlineNanos, in.booted() ? Action.SETTLE : Action.NONE, "");
        };
    }

    /** Whether the charger is to read the candidate instead of the file. */
    public boolean inForce() {
        return stage == Stage.RUNNING || stage == Stage.CONFIRMED;
    }

    ConfigTrial at(Stage next) {
        return new ConfigTrial(next, target, candidate, windowSeconds);
    }

    private Step stay(long deadlineNanos) {
        return new Step(this, deadlineNanos, Action.NONE, "");
    }

    private static Step revert(String reason, Action action) {
        return new Step(NONE, 0, action, reason);
    }

    byte[] toBytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeUTF(stage.name());
            out.writeUTF(target.toString());
            out.writeInt(windowSeconds);
            out.write(candidate.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    /** Empty for bytes that another format wrote. */
    static Optional<ConfigTrial> fromBytes(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                return Optional.empty();
            }
            Stage stage = Stage.valueOf(in.readUTF());
            Path target = Path.of(in.readUTF());
            int window = in.readInt();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(new ConfigTrial(stage, target, text, window));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
