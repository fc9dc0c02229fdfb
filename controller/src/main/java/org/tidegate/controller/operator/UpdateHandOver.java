package org.tidegate.controller.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tidegate.controller.update.UpdateAction;
import org.tidegate.controller.update.UpdateMachine;
import org.tidegate.controller.update.UpdateOrder;
import org.tidegate.controller.update.UpdateStatus;
import org.tidegate.controller.update.Updates;
import org.tidegate.runtime.Clock;

/**
 * Orders the operator's firmware of the update plane and waits for its word, on a thread that may.
 */
public final class UpdateHandOver implements Firmware {
    /** Verifying and writing, each at its longest. */
    private static final long PATIENCE_NANOS = 2 * UpdateMachine.WRITING_NANOS;

    private static final long LOOK_NANOS = 100_000_000L;
    private static final String BUNDLE = "firmware.tgu";

    /**
     * What the update plane is to its orderers.
     *
     * @param hand false if it takes no more; one producer
     * @param refusal the last order that came while another one was in work
     */
    public record Desk(
            Predicate<UpdateOrder> hand,
            Supplier<UpdateStatus> status,
            Supplier<UpdateAction.Refuse> refusal) {}

    private final Desk desk;
    private final Clock clock;

    public UpdateHandOver(Desk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    public static Firmware to(Updates updates, Clock clock) {
        return new UpdateHandOver(
                new Desk(updates::hand, updates::status, updates::refusal), clock);
    }

    @Override
    public boolean restartsItself() {
        return true;
    }

    @Override
    public void install(Path bundle) throws IOException {
        // The next download begins in the same place; the plane may look at this one after a boot.
        Path kept = bundle.resolveSibling(BUNDLE).toAbsolutePath();
        Files.move(bundle, kept, StandardCopyOption.REPLACE_EXISTING);
        long request = clock.wallMillis();
        if (!desk.hand.test(new UpdateOrder(request, kept, true))) {
            throw new IOException("too many updates are ordered already; remedy: order it later");
        }
        long sinceNanos = clock.nanos();
        while (clock.nanos() - sinceNanos < PATIENCE_NANOS) {
            UpdateAction.Refuse refused = desk.refusal.get();
            if (refused.order().requestId() == request) {
                throw new IOException(refused.reason());
            }
            UpdateStatus now = desk.status.get();
            if (now.requestId() == request && isWritten(now)) {
                return;
            }
            LockSupport.parkNanos(LOOK_NANOS);
            if (Thread.interrupted()) {
                throw new IOException("the charger is shutting down");
            }
        }
        throw new IOException("nobody has finished the update in time; remedy: see the journal");
    }

    private static boolean isWritten(UpdateStatus now) throws IOException {
        return switch (now.stage()) {
            case IDLE -> throw new IOException(now.outcome() + ": " + now.reason());
            case VERIFYING, WAITING, INSTALLING -> false;
            case ACTIVATING, TRYING, COMMITTING, ROLLING_BACK -> true;
        };
    }
}
