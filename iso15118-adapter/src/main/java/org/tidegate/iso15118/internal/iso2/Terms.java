package org.tidegate.iso15118.internal.iso2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.OlderProtocols.TransferMode;
import org.tidegate.iso15118.message.Bytes;

/**
 * What vehicle and charger have agreed on so far.
 *
 * @param service the discharge service of SAE J2847/2 selected; 0 for plain charging
 * @param mode null before ChargeParameterDiscovery
 * @param schedules on offer; empty before
 * @param tuple the schedule chosen; 1 before the vehicle has chosen
 */
record Terms(
        @Nullable Contract contract,
        boolean byContract,
        int service,
        @Nullable TransferMode mode,
        List<Schedule> schedules,
        int tuple) {

    /** The discharge services of SAE J2847/2. */
    static final int V2H = 28_472;

    static final int V2G = 28_473;

    /** The charging service itself. */
    static final int CHARGING = 1;

    /** Installation and update of contract certificates. */
    static final int CERTIFICATE = 2;

    static final Terms NONE = new Terms(null, false, 0, null, List.of(), 1);

    /**
     * @param leaf DER of the contract's own certificate
     * @param challenge to be repeated by the vehicle
     * @param signed the vehicle has repeated and signed it
     */
    record Contract(String eMaid, Bytes leaf, Bytes challenge, boolean signed) {
        Contract proven() {
            return new Contract(eMaid, leaf, challenge, true);
        }
    }

    Terms {
        schedules = List.copyOf(schedules);
    }

    boolean discharges() {
        return service != 0;
    }

    boolean isAc() {
        return mode != null && mode.isAc();
    }

    Terms paying(boolean contractChosen, int serviceChosen) {
        return new Terms(contract, contractChosen, serviceChosen, mode, schedules, tuple);
    }

    Terms with(Contract next) {
        return new Terms(next, byContract, service, mode, schedules, tuple);
    }

    /** After a pause the same is offered again, but a contract has to be proven again. */
    Terms resumed() {
        return new Terms(null, byContract, service, mode, schedules, tuple);
    }

    Terms with(TransferMode next) {
        return new Terms(contract, byContract, service, next, schedules, tuple);
    }

    Terms offering(List<Schedule> next) {
        return new Terms(contract, byContract, service, mode, next, tuple);
    }

    Terms choosing(int next) {
        return new Terms(contract, byContract, service, mode, schedules, next);
    }

    /** The schedule in force; null before one was offered. */
    @Nullable Schedule schedule() {
        for (Schedule schedule : schedules) {
            if (schedule.tuple() == tuple) {
                return schedule;
            }
        }
        return null;
    }
}
