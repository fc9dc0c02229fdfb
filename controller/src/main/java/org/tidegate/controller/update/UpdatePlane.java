package org.tidegate.controller.update;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.controller.journal.ControllerEvent;
import org.tidegate.controller.update.UpdateInput.Verdict;
import org.tidegate.controller.update.UpdateInstaller.Progress;
import org.tidegate.controller.update.UpdateState.Outcome;
import org.tidegate.controller.update.UpdateState.Stage;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.EventRing;
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
    private final List<Mailbox<UpdateOrder>> orderers = new CopyOnWriteArrayList<>();
    private final Mailbox<UpdateOrder> orders = newMailbox();
    private final EventRing events;
    private final Published<UpdateStatus> status;
    private final Published<UpdateAction.Refuse> refusal;

    private UpdateState state;
    private UpdateMachine.Timing timing = UpdateMachine.Timing.at(0);
    private @Nullable Verdict verdict;
    private @Nullable UpdateOrder order;
    private boolean booted = true;
    private volatile String hold;

    /**
     * @throws IOException if the state cannot be read: an update must not begin blindly
     */
    public UpdatePlane(
            UpdateInstaller installer,
            Function<Path, Verdict> verifier,
            Supplier<Charger> charger,
            Disk disk,
            EventRing events)
            throws IOException {
        this.events = events;
        this.installer = installer;
        this.verifier = verifier;
        this.charger = charger;
        this.file = new TwoSlotFile(disk, "update");
        this.state = file.load().flatMap(UpdateState::fromBytes).orElse(UpdateState.fresh());
        this.status = new Published<>(view());
        this.hold = status.latest().hold();
        this.refusal = new Published<>(UpdateAction.Refuse.NOBODY);
    }

    private Mailbox<UpdateOrder> newMailbox() {
        var mailbox = new Mailbox<UpdateOrder>(4);
        orderers.add(mailbox);
        return mailbox;
    }

    /** For one more orderer, on its own thread. */
    public Updates orderer() {
        Mailbox<UpdateOrder> own = newMailbox();
        return new Updates() {
            @Override
            public boolean hand(UpdateOrder next) {
                return own.offer(next);
            }

            @Override
            public UpdateStatus status() {
                return status.latest();
            }

            @Override
            public UpdateAction.Refuse refusal() {
                return refusal.latest();
            }
        };
    }

    /** One producer: the operator plane, or the command line's. */
    public Mailbox<UpdateOrder> orders() {
        return orders;
    }

    public Published<UpdateStatus> status() {
        return status;
    }

    /** Why no session may begin; empty if one may. From any thread, every cycle. */
    public String hold() {
        return hold;
    }

    /** The last order that came while another one was in work; request 0 for none. */
    public Published<UpdateAction.Refuse> refusal() {
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
            order = nextOrder();
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
        tell(step.state(), nowNanos);
        state = step.state();
        timing = step.timing();
        verdict = null;
        order = null;
        step.actions().forEach(this::perform);
        status.publish(view());
        hold = status.latest().hold();
        return PERIOD_NANOS;
    }

    private @Nullable UpdateOrder nextOrder() {
        for (Mailbox<UpdateOrder> each : orderers) {
            UpdateOrder next = each.poll();
            if (next != null) {
                return next;
            }
        }
        return null;
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

    private void tell(UpdateState next, long nowNanos) {
        boolean moved =
                next.stage() != state.stage()
                        || next.order().requestId() != state.order().requestId();
        if (!moved) {
            return;
        }
        boolean ended = next.stage() == Stage.IDLE;
        boolean failed = ended && next.outcome() != Outcome.INSTALLED;
        events.emit(
                failed ? ControllerEvent.UPDATE_FAILED : ControllerEvent.UPDATE_STAGE,
                nowNanos,
                next.order().requestId(),
                Double.NaN,
                failed ? next.reason() : view(next).text());
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
        return view(state);
    }

    private UpdateStatus view(UpdateState state) {
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
