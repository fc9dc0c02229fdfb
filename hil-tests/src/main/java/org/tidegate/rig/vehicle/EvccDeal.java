package org.tidegate.rig.vehicle;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.MeterInfo;
import org.tidegate.iso15118.message.ScheduleTuple;
import org.tidegate.iso15118.message.SessionId;

/**
 * What the vehicle has agreed on with the charger.
 *
 * @param tuples schedules offered; empty under dynamic control
 * @param challenge to be signed by a contract; empty if none was given
 * @param contract which of its contracts it shows now; past the last one means external payment
 * @param ending how it is going to say goodbye
 * @param standby it stands by
 * @param energised a new schedule is negotiated with closed contactors
 * @param meter the reading shown last; null before
 * @param zeros how many offers of 0 W in a row it has seen
 * @param setPointW what the charger wants of an AC vehicle, plus into the vehicle; NaN for nothing
 * @param paused the session it may come back to; NONE for none
 */
record EvccDeal(
        List<ScheduleTuple> tuples,
        Bytes challenge,
        int contract,
        Ending ending,
        boolean standby,
        boolean energised,
        @Nullable MeterInfo meter,
        int zeros,
        double setPointW,
        SessionId paused) {
    static final EvccDeal NONE =
            new EvccDeal(
                    List.of(),
                    Bytes.of(),
                    0,
                    Ending.TERMINATE,
                    false,
                    false,
                    null,
                    0,
                    Double.NaN,
                    SessionId.NONE);

    /** How a session ends. */
    enum Ending {
        TERMINATE,
        PAUSE,
        SERVICE
    }

    EvccDeal offered(List<ScheduleTuple> next) {
        return new EvccDeal(
                next, challenge, contract, ending, standby, energised, meter, zeros, setPointW,
                paused);
    }

    EvccDeal challenged(Bytes number) {
        return new EvccDeal(
                tuples, number, 0, ending, standby, energised, meter, zeros, setPointW, paused);
    }

    EvccDeal nextContract() {
        return new EvccDeal(
                tuples,
                challenge,
                contract + 1,
                ending,
                standby,
                energised,
                meter,
                zeros,
                setPointW,
                paused);
    }

    EvccDeal ending(Ending how) {
        return new EvccDeal(
                tuples, challenge, contract, how, standby, energised, meter, zeros, setPointW,
                paused);
    }

    EvccDeal standing(boolean by, boolean closed) {
        return new EvccDeal(
                tuples, challenge, contract, ending, by, closed, meter, zeros, setPointW, paused);
    }

    EvccDeal looped(@Nullable MeterInfo reading, boolean zero, double setPoint) {
        return new EvccDeal(
                tuples,
                challenge,
                contract,
                ending,
                standby,
                false,
                reading == null ? meter : reading,
                zero ? zeros + 1 : 0,
                setPoint,
                paused);
    }

    /** What survives of a paused session. */
    EvccDeal leaving(SessionId id) {
        return new EvccDeal(
                List.of(),
                Bytes.of(),
                contract,
                Ending.TERMINATE,
                false,
                false,
                null,
                0,
                Double.NaN,
                id);
    }
}
