package org.tidegate.controller.operator;

import java.util.ArrayDeque;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.ContractPayments;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.VehiclePort;
import org.tidegate.ocpp.VehiclePort.Answer;
import org.tidegate.ocpp.VehiclePort.Question;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Published;

/**
 * Carries what the vehicle side needs of the operator, and the answers back: contract certificates
 * for vehicles, and the status of this charger's own. Safe from any thread; nothing waits here. How
 * long a vehicle waits is its session's to say: what comes later than that is of no use.
 */
public final class OperatorCourier {
    /** An exiResponse is at most 17,000 characters long (OCPP 2.1). */
    private static final int LONGEST_ANSWER = 64 * 1024;

    private static final int MOST_QUESTIONS = 16;

    private final Clock clock;
    private final ArrayDeque<Question> questions = new ArrayDeque<>();
    private final Map<Long, Answer> statuses = new HashMap<>();
    private final ContractPayments.Courier vehicleSide = new VehicleSide();
    private final VehiclePort operatorSide = new OperatorSide();
    private @Nullable Published<OperatorState> operator;
    private long lastNumber;
    private long ordered;
    private @Nullable Bytes certificate;
    private @Nullable String refusal;

    public OperatorCourier(Clock clock) {
        this.clock = clock;
    }

    /** From now on it is known whether there is anybody to ask. */
    public synchronized void follow(Published<OperatorState> state) {
        operator = state;
    }

    /** What the vehicle side asks. */
    public ContractPayments.Courier vehicleSide() {
        return vehicleSide;
    }

    /** What the operator side takes along. */
    public VehiclePort operatorSide() {
        return operatorSide;
    }

    /** Somebody is there to ask. */
    public synchronized boolean isOpen() {
        Published<OperatorState> told = operator;
        if (told == null) {
            return false;
        }
        OperatorState now = told.latest();
        return now.online() && now.isFresh(clock.nanos());
    }

    /**
     * Asks for the status of one of this charger's certificates.
     *
     * @return what the answer is found under; 0 if nobody can be asked
     */
    public synchronized long askStatus(StationState.CertificateHash hash) {
        if (!isOpen() || questions.size() >= MOST_QUESTIONS) {
            return 0;
        }
        long number = ++lastNumber;
        questions.add(new Question.Status(number, hash));
        return number;
    }

    /** Once; null if there is none yet. */
    public synchronized @Nullable Answer takeStatus(long number) {
        return statuses.remove(number);
    }

    private synchronized void order(boolean update, String schema, Bytes exi) {
        certificate = null;
        refusal = null;
        questions.removeIf(q -> q.number() == ordered); // nobody waits for that one any more
        ordered = ++lastNumber;
        if (questions.size() >= MOST_QUESTIONS) {
            refusal = "too many questions to the operator wait already";
            return;
        }
        String text = Base64.getEncoder().encodeToString(exi.array());
        questions.add(new Question.Contract(ordered, schema, update, text));
    }

    private synchronized void answered(Answer answer) {
        if (answer.number() != ordered) {
            if (statuses.size() < MOST_QUESTIONS) {
                statuses.put(answer.number(), answer); // or of an order given up: never taken
            }
            return;
        }
        ordered = 0;
        // A no may carry a response of its own, signed by nobody, which the vehicle understands.
        if (answer.payload().isEmpty()) {
            refusal =
                    answer.words().isEmpty()
                            ? "the operator has none"
                            : "the operator: " + answer.words();
            return;
        }
        if (answer.payload().length() > LONGEST_ANSWER) {
            refusal = "the operator's answer is longer than " + LONGEST_ANSWER + " characters";
            return;
        }
        try {
            certificate = Bytes.wrap(Base64.getDecoder().decode(answer.payload()));
        } catch (IllegalArgumentException _) {
            refusal = "the operator's answer is not base64";
        }
    }

    private synchronized @Nullable Bytes takeCertificate() {
        Bytes taken = certificate;
        certificate = null;
        return taken;
    }

    private synchronized @Nullable String takeRefusal() {
        String taken = refusal;
        refusal = null;
        return taken;
    }

    private synchronized @Nullable Question takeQuestion() {
        return questions.poll();
    }

    private final class VehicleSide implements ContractPayments.Courier {
        @Override
        public boolean isOpen() {
            return OperatorCourier.this.isOpen();
        }

        @Override
        public void order(boolean update, String schema, Bytes exi) {
            OperatorCourier.this.order(update, schema, exi);
        }

        @Override
        public @Nullable Bytes poll() {
            return takeCertificate();
        }

        @Override
        public @Nullable String pollRefusal() {
            return takeRefusal();
        }
    }

    private final class OperatorSide implements VehiclePort {
        @Override
        public @Nullable Question poll() {
            return takeQuestion();
        }

        @Override
        public void answer(Answer answer) {
            answered(answer);
        }
    }
}
