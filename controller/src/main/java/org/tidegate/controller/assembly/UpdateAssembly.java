package org.tidegate.controller.assembly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.Board;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.controller.update.AgentInstaller;
import org.tidegate.controller.update.Installed;
import org.tidegate.controller.update.UpdateAgent;
import org.tidegate.controller.update.UpdateBundle;
import org.tidegate.controller.update.UpdatePlane;
import org.tidegate.hal.StageState;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.EventRing;

/**
 * Firmware updates as the board file wants them.
 *
 * @param plane null where firmware is not updated
 * @param reason why it is not, with remedy; else empty
 */
record UpdateAssembly(@Nullable UpdatePlane plane, String reason) {
    /** A lane that has not reported for this long is not well. */
    private static final long STANDING_STILL_NANOS = 2_000_000_000L;

    /** A board that cannot be updated still charges: nothing here keeps it from starting. */
    static UpdateAssembly of(
            Board board, Charger charger, Disk disk, EventRing events, Clock clock) {
        Board.Update wanted = board.update();
        if (wanted.installer() == Board.UpdateInstaller.NONE) {
            return off("update.installer is none");
        }
        if (!Files.exists(wanted.releaseFile())) {
            return off(
                    "update.release_file: "
                            + wanted.releaseFile()
                            + " is not there; remedy: install the package");
        }
        try {
            Installed installed = Installed.read(wanted.releaseFile());
            String asked = wanted.installer().name().toLowerCase(Locale.ROOT);
            if (wanted.installer() != Board.UpdateInstaller.AS_INSTALLED
                    && !installed.kind().equals(asked)) {
                return off(
                        "update.installer: %s, but this board is updated by %s; remedy: leave the key out"
                                .formatted(asked, installed.kind()));
            }
            var trust = installed.trust(Installed.keys(wanted.keyDirectory()));
            String settings = fingerprint(board);
            return new UpdateAssembly(
                    new UpdatePlane(
                            new AgentInstaller(
                                    new UpdateAgent.Places(
                                            wanted.requestFile(), wanted.answerDirectory()),
                                    installed.kind(),
                                    installed.release(),
                                    clock),
                            bundle -> UpdateBundle.verify(bundle, trust),
                            () -> charger(charger, settings, clock),
                            disk,
                            events),
                    "");
        } catch (IOException e) {
            return off(String.valueOf(e.getMessage()));
        }
    }

    private static UpdateAssembly off(String reason) {
        return new UpdateAssembly(null, reason);
    }

    private static UpdatePlane.Charger charger(Charger charger, String settings, Clock clock) {
        Snapshot now = charger.snapshots().latest();
        return new UpdatePlane.Charger(isEnergised(now), illness(charger, now, clock), settings);
    }

    /** Contactors closed, or a session about to close them. */
    static boolean isEnergised(Snapshot now) {
        return now.pilot().contactorClosed()
                || switch (now.session().phase()) {
                    case AVAILABLE, AUTHORISING, FINISHED, FAULTED -> false;
                    case PREPARING, CABLE_CHECK, PRE_CHARGE, ENERGY, STOPPING -> true;
                };
    }

    private static String illness(Charger charger, Snapshot now, Clock clock) {
        if (now.cycle() == 0 || clock.nanos() - now.nanos() > STANDING_STILL_NANOS) {
            return "the control lane stands still";
        }
        if (now.power().stage() == StageState.OFFLINE) {
            return "the converter does not answer";
        }
        if (now.session().phase() == SessionPhase.FAULTED) {
            return "out of order: " + now.session().stopReason();
        }
        return charger.recordsAreKept() ? "" : "records cannot be stored";
    }

    /**
     * What a new release must have kept. Not the whole board's text: the next release knows more
     * keys than this one.
     */
    static String fingerprint(Board board) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String each :
                    List.of(
                            board.charger().identity(),
                            board.charger().serial(),
                            board.grid().profile(),
                            Double.toString(board.grid().importLimitW()),
                            Double.toString(board.grid().exportLimitW()),
                            Boolean.toString(board.grid().exportPermitted()),
                            board.converter().host(),
                            device(board.converter().serial()),
                            String.valueOf(board.operator().url()),
                            board.operator().identity(),
                            Double.toString(board.pilot().cableCurrentLimitA()),
                            Double.toString(board.session().minimumSocPercent()),
                            Double.toString(board.session().targetSocPercent()))) {
                digest.update(each.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            for (Path file : credentials(board)) {
                // there or not: what is in them is renewed while the charger runs
                digest.update((byte) (Files.isReadable(file) ? 1 : 0));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every platform has SHA-256
        }
    }

    private static String device(Board.@Nullable Serial line) {
        return line == null ? "" : line.device();
    }

    private static List<Path> credentials(Board board) {
        return Stream.of(
                        board.operator().passwordFile(),
                        board.operator().authorityFile(),
                        board.operator().link().certificateFile(),
                        board.operator().link().certificateKeyFile(),
                        board.vehicle().keystoreFile())
                .filter(Objects::nonNull)
                .toList();
    }
}
