package org.tidegate.iso15118.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.internal.Services.Choice;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.EvPowerProfile;
import org.tidegate.iso15118.message.MeterInfo;
import org.tidegate.iso15118.message.ScheduleTuple;

/**
 * What vehicle and charger have agreed on.
 *
 * @param choice the parameter set of the energy service
 * @param offered schedules of the last ScheduleExchangeRes; empty under dynamic control
 * @param followed the one the vehicle has selected; null before
 * @param profile what the vehicle has promised to do with it; null without
 * @param payment how it is paid for
 * @param shown the meter reading that is to be confirmed; null if none is
 */
record Terms(
        Choice choice,
        List<ScheduleTuple> offered,
        @Nullable ScheduleTuple followed,
        @Nullable EvPowerProfile profile,
        Paying payment,
        @Nullable MeterInfo shown) {
    static final Terms NONE =
            new Terms(Choice.NONE, List.of(), null, null, Paying.UNDECIDED, null);

    /**
     * How the session is paid for.
     *
     * @param challenge the number a contract's owner must sign; empty if none was given
     * @param external the vehicle has chosen to leave it to others
     * @param contract the contract certificate, DER; empty without
     * @param emaid the contract's name; empty without
     * @param proven the vehicle holds the contract's key
     * @param provenNanos when it has proven that
     */
    record Paying(
            Bytes challenge,
            boolean external,
            Bytes contract,
            String emaid,
            boolean proven,
            long provenNanos) {
        static final Paying UNDECIDED = challenged(Bytes.of());

        static Paying challenged(Bytes number) {
            return new Paying(number, false, Bytes.of(), "", false, 0);
        }
    }

    Bytes challenge() {
        return payment.challenge;
    }

    Bytes contract() {
        return payment.contract;
    }

    String emaid() {
        return payment.emaid;
    }

    boolean proven() {
        return payment.proven;
    }

    long provenNanos() {
        return payment.provenNanos;
    }

    /** Contracts are offered, and the vehicle has shown none and has not said it will not. */
    boolean undecided() {
        return payment.challenge.length() > 0 && !payment.external && !payment.proven;
    }

    Terms chosen(Choice next) {
        return new Terms(next, List.of(), null, null, payment, null);
    }

    Terms offering(List<ScheduleTuple> tuples) {
        return new Terms(choice, tuples, null, null, payment, shown);
    }

    Terms following(@Nullable ScheduleTuple tuple, @Nullable EvPowerProfile promise) {
        return new Terms(choice, offered, tuple, promise, payment, shown);
    }

    Terms challenging(Bytes number) {
        return new Terms(choice, offered, followed, profile, Paying.challenged(number), null);
    }

    Terms paying(Bytes certificate, String name, long nowNanos) {
        var by = new Paying(payment.challenge, false, certificate, name, true, nowNanos);
        return new Terms(choice, offered, followed, profile, by, shown);
    }

    /** Nothing has been shown that counts. */
    Terms unpaid() {
        return new Terms(
                choice, offered, followed, profile, Paying.challenged(payment.challenge), shown);
    }

    /** Paid for by other means, if at all. */
    Terms externally() {
        var by = new Paying(payment.challenge, true, Bytes.of(), "", false, 0);
        return new Terms(choice, offered, followed, profile, by, shown);
    }

    Terms showing(@Nullable MeterInfo reading) {
        return new Terms(choice, offered, followed, profile, payment, reading);
    }

    /** 0 without one. */
    long followedPlan() {
        return followed == null ? 0 : followed.scheduleTupleId();
    }
}
