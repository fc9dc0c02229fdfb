package org.tidegate.controller.maintenance;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.controller.bridge.Presentation;
import org.tidegate.controller.journal.ControllerEvent;
import org.tidegate.controller.lane.Command;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.controller.update.UpdateOrder;
import org.tidegate.controller.update.Updates;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Mailbox;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/** Does what a person at the charger orders through the {@link OrderBox}, one thing at a time. */
public final class TechnicianPlane implements Plane {
    private static final Logger LOG = LoggerFactory.getLogger(TechnicianPlane.class);

    /** Words of the lane that mean yes. */
    private static final Set<String> DONE = Set.of("cleared", "taken");

    private static final long PERIOD_NANOS = 200_000_000L;

    /** The lane answers within a cycle; a lane that does not is no lane to give orders to. */
    private static final long PATIENCE_NANOS = 3_000_000_000L;

    /**
     * Where orders go.
     *
     * @param commands the lane's; this plane is its only producer
     * @param clearedBy who clears a weld and why
     * @param presented tokens shown at the board; this plane is the only one to publish
     * @param updates null where firmware is not updated
     * @param noUpdates why it is not
     */
    public record Ways(
            Mailbox<Command> commands,
            Published<Snapshot> snapshots,
            Published<String> clearedBy,
            Published<Presentation> presented,
            @Nullable Updates updates,
            String noUpdates) {}

    private final OrderBox box;
    private final Ways ways;
    private final EventRing events;
    private long commandId;
    private @Nullable Order waiting;
    private long waitingSinceNanos;

    public TechnicianPlane(OrderBox box, Ways ways, EventRing events) {
        this.box = box;
        this.ways = ways;
        this.events = events;
    }

    @Override
    public String name() {
        return "technician";
    }

    @Override
    public long step(long nowNanos) {
        Order open = waiting;
        if (open != null) {
            awaitLane(open, nowNanos);
        } else {
            Optional<String> text = box.take();
            if (text.isPresent()) {
                Order.parse(text.get())
                        .ifPresentOrElse(
                                order -> take(order, nowNanos),
                                () -> LOG.warn("an order was not understood and is void"));
            }
        }
        return PERIOD_NANOS;
    }

    private void take(Order order, long nowNanos) {
        switch (order) {
            case Order.ClearFault _ -> command(order, Command.Kind.CLEAR_FAULT, nowNanos);
            case Order.ClearWeld clear -> {
                ways.clearedBy().publish(clear.reason());
                command(order, Command.Kind.CLEAR_WELD, nowNanos);
            }
            case Order.Install install -> install(install, nowNanos);
            case Order.SkipDelay _ -> command(order, Command.Kind.SKIP_DELAY, nowNanos);
            case Order.Present present -> present(present, nowNanos);
            case Order.UpdateStatus status -> {
                Updates updates = ways.updates();
                if (updates == null) {
                    answer(status, false, ways.noUpdates(), nowNanos);
                } else {
                    answer(status, true, updates.status().text(), nowNanos);
                }
            }
        }
    }

    private void present(Order.Present present, long nowNanos) {
        long number = ways.presented().latest().number() + 1;
        ways.presented().publish(new Presentation(number, present.token(), present.type()));
        answer(present, true, "presented; 'tidegate status' shows what comes of it", nowNanos);
    }

    private void install(Order.Install install, long nowNanos) {
        Updates updates = ways.updates();
        if (updates == null) {
            answer(install, false, ways.noUpdates(), nowNanos);
            return;
        }
        if (!install.bundle().isAbsolute()) {
            answer(install, false, "the bundle's path is not absolute", nowNanos);
            return;
        }
        var order = new UpdateOrder(install.number(), install.bundle(), install.whenIdle());
        boolean taken = updates.hand(order);
        answer(
                install,
                taken,
                taken ? "ordered" : "an order before it has not been taken yet; remedy: wait",
                nowNanos);
    }

    private void command(Order order, Command.Kind kind, long nowNanos) {
        commandId++;
        if (ways.commands().offer(new Command(commandId, kind, 0, 0))) {
            waiting = order;
            waitingSinceNanos = nowNanos;
        } else {
            answer(order, false, "the control lane takes no commands", nowNanos);
        }
    }

    private void awaitLane(Order order, long nowNanos) {
        Snapshot now = ways.snapshots().latest();
        if (now.lastCommandId() == commandId) {
            waiting = null;
            answer(
                    order,
                    DONE.contains(now.lastCommandResult()),
                    now.lastCommandResult(),
                    nowNanos);
        } else if (nowNanos - waitingSinceNanos >= PATIENCE_NANOS) {
            waiting = null;
            answer(order, false, "the control lane does not answer", nowNanos);
        }
    }

    private void answer(Order order, boolean done, String words, long nowNanos) {
        if (!(order instanceof Order.UpdateStatus)) {
            String told = order.told() + ": " + words;
            events.emit(ControllerEvent.TECHNICIAN_ORDER, nowNanos, Double.NaN, Double.NaN, told);
        }
        try {
            box.answer(order.number(), done, words);
        } catch (IOException e) {
            LOG.error("an answer cannot be written: {}", e.getMessage());
        }
    }
}
