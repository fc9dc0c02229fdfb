package org.tidegate.controller.update;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What must survive a power cut. It is on the disk before anything it speaks of is begun.
 *
 * @param floor number below which, and at which, nothing is accepted any more
 * @param order the order in work, or the last one
 * @param previous what ran when the writing began
 * @param settings fingerprint of the settings at that time
 * @param boots into the target without its being kept
 */
public record UpdateState(
        Stage stage,
        long floor,
        UpdateOrder order,
        Release target,
        Release previous,
        String settings,
        int boots,
        Outcome outcome,
        String reason) {
    private static final int FORMAT = 1;

    public enum Stage {
        /** Nothing in work. */
        IDLE,
        /** The signature and the checksum are being looked at. */
        VERIFYING,
        /** Verified; a session is running. */
        WAITING,
        /** Being written beside the running release. */
        INSTALLING,
        /** About to restart into it. */
        ACTIVATING,
        /** Runs, and has to prove itself. */
        TRYING,
        /** Has proved itself; the boot loader is being told. */
        COMMITTING,
        /** Being taken back. */
        ROLLING_BACK
    }

    /** How the last order ended. */
    public enum Outcome {
        NONE,
        INSTALLED,
        /** Nothing was written. */
        REFUSED,
        /** The signature, or what it covers, is wrong; nothing was written. */
        NOT_GENUINE,
        /** Writing or restarting failed; the old release runs. */
        FAILED,
        /** The new release ran and was not fit; the old release runs. */
        TAKEN_BACK
    }

    /** A board fresh from the factory. */
    public static UpdateState fresh() {
        return new UpdateState(
                Stage.IDLE,
                0,
                new UpdateOrder(0, Path.of(""), false),
                Release.NONE,
                Release.NONE,
                "",
                0,
                Outcome.NONE,
                "");
    }

    UpdateState in(Stage next) {
        return new UpdateState(
                next, floor, order, target, previous, settings, boots, outcome, reason);
    }

    UpdateState ended(Outcome how, String why) {
        return new UpdateState(Stage.IDLE, floor, order, target, previous, settings, 0, how, why);
    }

    UpdateState because(String why) {
        return new UpdateState(
                stage, floor, order, target, previous, settings, boots, outcome, why);
    }

    UpdateState ordered(UpdateOrder next) {
        return new UpdateState(
                Stage.VERIFYING, floor, next, Release.NONE, previous, "", 0, Outcome.NONE, "");
    }

    UpdateState verified(Release next) {
        return new UpdateState(
                Stage.WAITING, floor, order, next, previous, settings, boots, outcome, reason);
    }

    UpdateState installing(Release runs, String fingerprint) {
        return new UpdateState(
                Stage.INSTALLING, floor, order, target, runs, fingerprint, 0, outcome, reason);
    }

    UpdateState trying(int boot) {
        return new UpdateState(
                Stage.TRYING, floor, order, target, previous, settings, boot, outcome, reason);
    }

    UpdateState withFloor(long number) {
        return new UpdateState(
                stage, number, order, target, previous, settings, boots, outcome, reason);
    }

    byte[] toBytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeUTF(stage.name());
            out.writeLong(floor);
            out.writeLong(order.requestId());
            out.writeUTF(order.bundle().toString());
            out.writeBoolean(order.whenIdle());
            write(out, target);
            write(out, previous);
            out.writeUTF(settings);
            out.writeInt(boots);
            out.writeUTF(outcome.name());
            out.writeUTF(reason);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    /** Empty for bytes that another format wrote. */
    static Optional<UpdateState> fromBytes(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                return Optional.empty();
            }
            Stage stage = Stage.valueOf(in.readUTF());
            long floor = in.readLong();
            var order = new UpdateOrder(in.readLong(), Path.of(in.readUTF()), in.readBoolean());
            Release target = release(in);
            Release previous = release(in);
            return Optional.of(
                    new UpdateState(
                            stage,
                            floor,
                            order,
                            target,
                            previous,
                            in.readUTF(),
                            in.readInt(),
                            Outcome.valueOf(in.readUTF()),
                            in.readUTF()));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static void write(DataOutputStream out, Release release) throws IOException {
        out.writeUTF(release.version());
        out.writeLong(release.number());
    }

    private static Release release(DataInputStream in) throws IOException {
        return new Release(in.readUTF(), in.readLong());
    }
}
