package org.tidegate.rig.vehicle;

import org.tidegate.iso15118.message.SessionId;

/**
 * One session as the vehicle sees it.
 *
 * @param sendAtNanos when the next request is due; ignored while {@code awaiting}
 * @param awaiting a response is outstanding since {@code sentNanos}
 * @param lastRound the request out now says "finished"
 * @param service chosen energy service; 0 before
 * @param offer the charger's last words about itself
 * @param asksToStop the charger asked to stop, and the vehicle has heard it
 * @param deal what has been agreed on
 * @param failure why the vehicle gave up; empty if it did not
 */
record EvccState(
        EvccStage stage,
        long stageNanos,
        long sendAtNanos,
        long sentNanos,
        boolean awaiting,
        boolean lastRound,
        SessionId id,
        int service,
        int parameterSet,
        Offer offer,
        boolean asksToStop,
        long loops,
        String failure,
        EvccDeal deal) {

    /** The charger's limits and measurements as last heard; powers are magnitudes. */
    record Offer(
            double maxChargePowerW,
            double maxDischargePowerW,
            double presentVoltageV,
            double presentCurrentA,
            double chargedWh,
            double dischargedWh) {
        static final Offer NONE = new Offer(0, 0, 0, 0, 0, 0);
    }

    static EvccState away(long nowNanos) {
        return new EvccState(
                EvccStage.AWAY,
                nowNanos,
                nowNanos,
                nowNanos,
                false,
                false,
                SessionId.NONE,
                0,
                0,
                Offer.NONE,
                false,
                0,
                "",
                EvccDeal.NONE);
    }

    /** Next stage, whose first request is due after a pause. */
    EvccState to(EvccStage next, long nowNanos, long pauseMillis) {
        return new EvccState(
                next,
                next == stage ? stageNanos : nowNanos,
                nowNanos + pauseMillis * 1_000_000,
                sentNanos,
                false,
                false,
                id,
                service,
                parameterSet,
                offer,
                asksToStop,
                loops,
                failure,
                deal);
    }

    EvccState to(EvccStage next, long nowNanos) {
        return to(next, nowNanos, 0);
    }

    /** The same stage, and the next request is the last one. */
    EvccState finishing(long nowNanos) {
        return new EvccState(
                stage,
                stageNanos,
                nowNanos,
                sentNanos,
                false,
                true,
                id,
                service,
                parameterSet,
                offer,
                asksToStop,
                loops,
                failure,
                deal);
    }

    EvccState sent(long nowNanos) {
        return new EvccState(
                stage,
                stageNanos,
                sendAtNanos,
                nowNanos,
                true,
                lastRound,
                id,
                service,
                parameterSet,
                offer,
                asksToStop,
                loops,
                failure,
                deal);
    }

    EvccState failed(String why, long nowNanos) {
        return new EvccState(
                EvccStage.FAILED,
                nowNanos,
                nowNanos,
                sentNanos,
                false,
                false,
                id,
                service,
                parameterSet,
                offer,
                asksToStop,
                loops,
                why,
                EvccDeal.NONE);
    }

    EvccState withId(SessionId next) {
        return new EvccState(
                stage,
                stageNanos,
                sendAtNanos,
                sentNanos,
                awaiting,
                lastRound,
                next,
                service,
                parameterSet,
                offer,
                asksToStop,
                loops,
                failure,
                deal);
    }

    EvccState withService(int nextService, int nextSet) {
        return new EvccState(
                stage,
                stageNanos,
                sendAtNanos,
                sentNanos,
                awaiting,
                lastRound,
                id,
                nextService,
                nextSet,
                offer,
                asksToStop,
                loops,
                failure,
                deal);
    }

    EvccState looped(boolean stop) {
        return new EvccState(
                stage,
                stageNanos,
                sendAtNanos,
                sentNanos,
                awaiting,
                lastRound,
                id,
                service,
                parameterSet,
                offer,
                stop,
                loops + 1,
                failure,
                deal);
    }

    EvccState heard(Offer next) {
        return new EvccState(
                stage,
                stageNanos,
                sendAtNanos,
                sentNanos,
                awaiting,
                lastRound,
                id,
                service,
                parameterSet,
                next,
                asksToStop,
                loops,
                failure,
                deal);
    }

    EvccState with(EvccDeal next) {
        return new EvccState(
                stage,
                stageNanos,
                sendAtNanos,
                sentNanos,
                awaiting,
                lastRound,
                id,
                service,
                parameterSet,
                offer,
                asksToStop,
                loops,
                failure,
                next);
    }

    boolean isBidirectional() {
        return service == EvccRequests.DC_BPT
                || service == EvccRequests.AC_BPT
                || service == EvccRequests.MCS_BPT;
    }
}
