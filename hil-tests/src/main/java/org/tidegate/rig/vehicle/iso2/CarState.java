package org.tidegate.rig.vehicle.iso2;

/**
 * One session as an old car sees it.
 *
 * @param sendAtNanos when the next request is due; ignored while {@code awaiting}
 * @param sessionId sixteen digits; all zeros before there is one
 * @param offer the charger's last words about itself
 * @param contractTaken the charger lets it pay by contract
 * @param discharge the discharge service was there and selected
 * @param told how often it has told its parameters since the last agreement
 * @param renegotiated it has asked for a new schedule once
 * @param reason why it leaves
 */
record CarState(
        CarStage stage,
        long stageNanos,
        long sendAtNanos,
        long sentNanos,
        boolean awaiting,
        String sessionId,
        Offer offer,
        boolean contractTaken,
        boolean discharge,
        int told,
        boolean renegotiated,
        long loops,
        String reason) {

    static final String NO_SESSION = "0000000000000000";

    /**
     * @param maxCurrentA negative where the charger asks for discharge
     * @param challenge base64; empty before
     * @param meterId,meterReading of the last response that had any; empty before
     */
    record Offer(
            double maxPowerW,
            double maxCurrentA,
            double maxVoltageV,
            double presentVoltageV,
            double presentCurrentA,
            double scheduleW,
            String notification,
            String challenge,
            String meterId,
            String meterReading,
            boolean receiptRequired) {
        static final Offer NONE = new Offer(0, 0, 0, 0, 0, 0, "None", "", "", "", false);
    }

    static CarState away(long nowNanos) {
        return new CarState(
                CarStage.AWAY,
                nowNanos,
                nowNanos,
                nowNanos,
                false,
                NO_SESSION,
                Offer.NONE,
                false,
                false,
                0,
                false,
                0,
                "");
    }

    CarState to(CarStage next, long nowNanos, long pauseMillis) {
        return new CarState(
                next,
                next == stage ? stageNanos : nowNanos,
                nowNanos + pauseMillis * 1_000_000,
                sentNanos,
                false,
                sessionId,
                offer,
                contractTaken,
                discharge,
                told,
                renegotiated,
                loops,
                reason);
    }

    CarState to(CarStage next, long nowNanos) {
        return to(next, nowNanos, 0);
    }

    CarState sent(long nowNanos) {
        return new CarState(
                stage,
                stageNanos,
                sendAtNanos,
                nowNanos,
                true,
                sessionId,
                offer,
                contractTaken,
                discharge,
                told,
                renegotiated,
                loops,
                reason);
    }

    CarState leaving(CarStage next, String why, long nowNanos) {
        return new CarState(
                next,
                nowNanos,
                nowNanos,
                sentNanos,
                false,
                sessionId,
                offer,
                contractTaken,
                discharge,
                told,
                renegotiated,
                loops,
                why);
    }

    CarState inSession(String id) {
        return new CarState(
                stage,
                stageNanos,
                sendAtNanos,
                sentNanos,
                awaiting,
                id,
                offer,
                contractTaken,
                discharge,
                told,
                renegotiated,
                loops,
                reason);
    }

    CarState heard(Offer next) {
        return new CarState(
                stage,
                stageNanos,
                sendAtNanos,
                sentNanos,
                awaiting,
                sessionId,
                next,
                contractTaken,
                discharge,
                told,
                renegotiated,
                loops,
                reason);
    }

    CarState choosing(boolean contract, boolean bidirectional) {
        return new CarState(
                stage,
                stageNanos,
                sendAtNanos,
                sentNanos,
                awaiting,
                sessionId,
                offer,
                contract,
                bidirectional,
                told,
                renegotiated,
                loops,
                reason);
    }

    CarState telling(int count) {
        return new CarState(
                stage,
                stageNanos,
                sendAtNanos,
                sentNanos,
                awaiting,
                sessionId,
                offer,
                contractTaken,
                discharge,
                count,
                renegotiated,
                loops,
                reason);
    }

    CarState askedAgain() {
        return new CarState(
                stage,
                stageNanos,
                sendAtNanos,
                sentNanos,
                awaiting,
                sessionId,
                offer,
                contractTaken,
                discharge,
                told,
                true,
                loops,
                reason);
    }

    CarState looped() {
        return new CarState(
                stage,
                stageNanos,
                sendAtNanos,
                sentNanos,
                awaiting,
                sessionId,
                offer,
                contractTaken,
                discharge,
                told,
                renegotiated,
                loops + 1,
                reason);
    }
}
