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
 * @param challenge the number a contract's owner must sign; empty if none was given
 * @param contract the contract certificate, DER; empty without
 * @param emaid the contract's name; empty without
 * @param proven the vehicle holds the contract's key
 * @param provenNanos when it has proven that
 * @param shown the meter reading that is to be confirmed; null if none is
 */
record Terms(
        Choice choice,
        List<ScheduleTuple> offered,
        @Nullable ScheduleTuple followed,
        @Nullable EvPowerProfile profile,
        Bytes challenge,
        Bytes contract,
        String emaid,
        boolean proven,
        long provenNanos,
        @Nullable MeterInfo shown) {
    static final Terms NONE =
            new Terms(
                    Choice.NONE, List.of(), null, null, Bytes.of(), Bytes.of(), "", false, 0, null);

    Terms chosen(Choice next) {
        return new Terms(
                next, List.of(), null, null, challenge, contract, emaid, proven, provenNanos, null);
    }

    Terms offering(List<ScheduleTuple> tuples) {
        return new Terms(
                choice, tuples, null, null, challenge, contract, emaid, proven, provenNanos, shown);
    }

    Terms following(@Nullable ScheduleTuple tuple, @Nullable EvPowerProfile promise) {
        return new Terms(
                choice,
                offered,
                tuple,
                promise,
                challenge,
                contract,
                emaid,
                proven,
                provenNanos,
                shown);
    }

    Terms challenging(Bytes number) {
        return new Terms(
                choice, offered, followed, profile, number, Bytes.of(), "", false, 0, null);
    }

    Terms paying(Bytes certificate, String name, long nowNanos) {
        return new Terms(
                choice,
                offered,
                followed,
                profile,
                challenge,
                certificate,
                name,
                true,
                nowNanos,
                shown);
    }

    /** Paid for by other means, if at all. */
    Terms unpaid() {
        return new Terms(
                choice, offered, followed, profile, challenge, Bytes.of(), "", false, 0, shown);
    }

    Terms showing(@Nullable MeterInfo reading) {
        return new Terms(
                choice,
                offered,
                followed,
                profile,
                challenge,
                contract,
                emaid,
                proven,
                provenNanos,
                reading);
    }

    /** 0 without one. */
    long followedPlan() {
        return followed == null ? 0 : followed.scheduleTupleId();
    }
}
