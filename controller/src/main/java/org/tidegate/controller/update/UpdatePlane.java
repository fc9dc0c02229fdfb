package org.tidegate.controller.update;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.controller.update.UpdateInput.Verdict;
import org.tidegate.controller.update.UpdateInstaller.Progress;
import org.tidegate.controller.update.UpdateState.Outcome;
import org.tidegate.controller.update.UpdateState.Stage;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.Mailbox;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;
import org.tidegate.runtime.TwoSlotFile;

/**
 * Runs the update: takes orders, keeps the state on the disk, tells the installer what to do. Give
 * each orderer a mailbox of its own.
 */
public final class UpdatePlane implements Plane {
    private static final Logger LOG = LoggerFactory.getLogger(UpdatePlane.class);
    private static final long PERIOD_NANOS = 500_000_000L;

    /**
     * What the charger tells about itself.
     *
     * @param illness why it is not fit; empty when lane, converter and storage are well
     * @param settings fingerprint of board, site and credentials
     */
    public record Charger(boolean energised, String illness, String settings) {}

    private final UpdateInstaller installer;
    private final Function<Path, Verdict> verifier;
    private final Supplier<Charger> charger;
    private final TwoSlotFile file;
    private final Mailbox<UpdateOrder> orders = new Mailbox<>(4);
    private final Published<UpdateStatus> status;
    private final Published<UpdateAction.@Nullable Refuse> refusal;

    private UpdateState state;
    private UpdateMachine.Timing timing = UpdateMachine.Timing.at(0);
    private @Nullable Verdict verdict;
    private @Nullable UpdateOrder order;
    private boolean booted = true;

    /**
     * @throws IOException if the state cannot be read: an update must not begin blindly
     */
    public UpdatePlane(
            UpdateInstaller installer,
            Function<Path, Verdict> verifier,
            Supplier<Charger> charger,
            Disk disk)
            throws IOException {
        this.installer = installer;
        this.verifier = verifier;
        this.charger = charger;
        this.file = new TwoSlotFile(disk, "update");
        this.state = file.load().flatMap(UpdateState::fromBytes).orElse(UpdateState.fresh());
        this.status = new Published<>(view());
        this.refusal = new Published<>(null);
    }

    /** One producer: the operator plane, or the command line's. */
    public Mailbox<UpdateOrder> orders() {
        return orders;
    }

    public Published<UpdateStatus> status() {
        return status;
    }

    /** The last order that came while another one was in work. */
    public Published<UpdateAction.@Nullable Refuse> refusal() {
        return refusal;
    }

    @Override
    public String name() {
        return "update";
    }

    @Override
    public long step(long nowNanos) {
        Charger now = charger.get();
        if (!booted && order == null) {
            order = orders.poll();
        }
        UpdateMachine.Step step =
                UpdateMachine.step(
                        state,
                        booted ? UpdateMachine.Timing.at(nowNanos) : timing,
                        new UpdateInput(
                                booted,
                                booted ? null : order,
                                verdict,
                                installer.poll(),
                                now.energised(),
                                now.illness(),
                                installer.running(),
                                now.settings()),
                        nowNanos);
        if (!stored(step.state())) {
            return PERIOD_NANOS; // nothing is done that is not on the disk; the next step tries
            // again
        }
        booted = false;
        state = step.state();
        timing = step.timing();
        verdict = null;
        order = null;
        step.actions().forEach(this::perform);
        status.publish(view());
        return PERIOD_NANOS;
    }

    private boolean stored(UpdateState next) {
        if (next.equals(state)) {
            return true;
        }
        try {
            file.save(next.toBytes());
            LOG.info("update {}: {} {}", next.order().requestId(), next.stage(), next.reason());
            return true;
        } catch (IOException e) {
            LOG.error("the update waits: {}", e.getMessage());
            return false;
        }
    }

    private void perform(UpdateAction action) {
        switch (action) {
            case UpdateAction.Verify verify -> verdict = verifier.apply(verify.bundle());
            case UpdateAction.Begin begin -> installer.begin(begin.bundle());
            case UpdateAction.Activate _ -> installer.activate();
            case UpdateAction.MarkGood _ -> installer.markGood();
            case UpdateAction.RollBack _ -> installer.rollBack();
            case UpdateAction.Recover _ -> installer.recover();
            case UpdateAction.Refuse refuse -> refusal.publish(refuse);
        }
    }

    private UpdateStatus view() {
        int percent =
                state.stage() == Stage.INSTALLING
                                && installer.poll() instanceof Progress.Working(int done)
                        ? done
                        : 0;
        return new UpdateStatus(
                state.order().requestId(),
                state.stage(),
                state.stage() == Stage.IDLE ? state.outcome() : Outcome.NONE,
                state.target(),
                installer.running(),
                percent,
                state.reason());
    }
}
