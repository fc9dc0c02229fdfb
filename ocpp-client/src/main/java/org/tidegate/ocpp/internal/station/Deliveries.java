package org.tidegate.ocpp.internal.station;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.internal.dialect.Dialect;
import org.tidegate.ocpp.internal.message.OperatorAnswer;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.outbox.Outbox;
import org.tidegate.ocpp.internal.station.device.Setting;
import org.tidegate.ocpp.internal.station.device.Variables;

/** The outbox's way to the operator: its oldest message, again and again, until it is there. */
final class Deliveries {
    private static final int MOST_LATE = 8;

    /** What the operator has answered to an event of a transaction. */
    @FunctionalInterface
    interface Listener {
        void answered(
                StationCall.TransactionEvent event,
                OperatorAnswer.TransactionEventResponse answer,
                Moment now);
    }

    /** A call that was given up and whose answer later messages need all the same. */
    private record Late(String id, Outbox.Entry entry) {}

    private final OcppSettings settings;
    private final Variables variables;
    private final Outbox outbox;
    private final Outputs out;
    private final Supplier<Dialect> spoken;
    private final Listener listener;
    private final Deque<Late> late = new ArrayDeque<>();

    Deliveries(
            OcppSettings settings,
            Variables variables,
            Outbox outbox,
            Outputs out,
            Supplier<Dialect> spoken,
            Listener listener) {
        this.settings = settings;
        this.variables = variables;
        this.outbox = outbox;
        this.out = out;
        this.spoken = spoken;
        this.listener = listener;
    }

    /** The oldest message, if its turn has come; what this version cannot say is done with. */
    Desk.@Nullable Ask due(Moment now) {
        Outbox.Entry entry = outbox.due(now.nanos());
        if (entry == null) {
            return null;
        }
        if (!spoken.get().says(entry.call())) {
            out.note(outbox.done(entry.number()));
            return null;
        }
        return new Desk.Ask(entry.call(), new Delivery(entry));
    }

    /** The answer is not waited for any more; that it comes is still possible. */
    void gaveUp(Calls.InFlight call) {
        if (call.ask().reply() instanceof Delivery d && spoken.get().needsAnswer(d.entry.call())) {
            if (late.size() == MOST_LATE) {
                late.removeFirst();
            }
            late.addLast(new Late(call.id(), d.entry));
        }
    }

    /** No answer crosses from one connection to the next. */
    void linkLost() {
        late.clear();
    }

    /**
     * Takes an answer that nobody waits for any more, if it is one that is needed.
     *
     * @param inFlight reply of the call under way; null if there is none
     */
    boolean late(String frame, @Nullable Reply inFlight, Moment now) {
        for (Late each : late) {
            Dialect.Inbound read = spoken.get().read(frame, each.id, each.entry.call());
            if (read instanceof Dialect.Inbound.Answer answer) {
                late.remove(each);
                boolean again = inFlight instanceof Delivery d && sameEntry(d.entry, each.entry);
                if (!again && outbox.contains(each.entry.number())) {
                    new Delivery(each.entry).answered(answer.answer(), now);
                } else { // the operator has it a second time, or it was set aside
                    remember();
                }
                return true;
            }
        }
        return false;
    }

    private static boolean sameEntry(Outbox.Entry a, Outbox.Entry b) {
        return a.number() == b.number();
    }

    private void remember() {
        String memory = spoken.get().memory();
        if (!memory.equals(outbox.dialectMemory())) {
            out.keep(outbox.remember(memory));
        }
    }

    /** A message under way. */
    private final class Delivery implements Reply {
        private final Outbox.Entry entry;

        Delivery(Outbox.Entry entry) {
            this.entry = entry;
        }

        @Override
        public void answered(OperatorAnswer answer, Moment now) {
            late.removeIf(l -> sameEntry(l.entry, entry));
            String memory = spoken.get().memory();
            if (memory.isEmpty() || memory.equals(outbox.dialectMemory())) {
                out.note(outbox.done(entry.number()));
            } else { // 1.6: a number given or given up is kept with the message that did it
                out.keep(outbox.done(entry.number(), memory));
            }
            if (answer instanceof OperatorAnswer.TransactionEventResponse response
                    && entry.call() instanceof StationCall.TransactionEvent event) {
                listener.answered(event, response, now);
            }
        }

        /** Nobody there can take it; a transaction is told all the same, as often as any other. */
        @Override
        public void unknown(Moment now) {
            if (entry.call() instanceof StationCall.TransactionEvent) {
                failed(false, now);
            } else {
                out.note(outbox.done(entry.number()));
            }
        }

        @Override
        public void failed(boolean linkLost, Moment now) {
            Outbox.Outcome outcome =
                    outbox.failed(
                            entry.number(),
                            linkLost,
                            variables.integer(Setting.MESSAGE_ATTEMPTS),
                            Pace.duration(
                                            variables,
                                            Setting.MESSAGE_ATTEMPT_INTERVAL,
                                            settings.messageAttemptInterval())
                                    .toNanos(),
                            now.nanos());
            out.keep(outcome.line()); // rare, and a poisoned message must stay known as one
            if (outcome.setAside()) {
                out.add(
                        new Action.Emit(
                                OcppEvent.MESSAGE_SET_ASIDE,
                                entry.number(),
                                outcome.attempts(),
                                spoken.get().action(entry.call())));
            }
        }
    }
}
