package org.tidegate.controller.bridge;

import org.tidegate.controller.session.LocalRule;
import org.tidegate.controller.session.OperatingMode;
import org.tidegate.controller.session.OperatorWord;
import org.tidegate.ocpp.OperatorRule;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.protection.Curve;

/** The operator adapter's words to the lane's. Both count plus into the vehicle. */
final class OperatorTranslation {
    private OperatorTranslation() {}

    static OperatorWord toLane(OperatorState o) {
        return new OperatorWord(
                o.issuedNanos(),
                o.lifetimeNanos(),
                o.online(),
                o.authorisedSession(),
                switch (o.authorisation()) {
                    case PENDING -> OperatorWord.Answer.PENDING;
                    case ACCEPTED -> OperatorWord.Answer.ACCEPTED;
                    case REJECTED -> OperatorWord.Answer.REJECTED;
                },
                o.targetW(),
                o.limitW(),
                o.dischargeLimitW(),
                o.profileId(),
                o.profileText(),
                o.stopSession(),
                o.queued(),
                steering(o.v2x()));
    }

    private static OperatorWord.Steering steering(OperatorState.V2x v) {
        return new OperatorWord.Steering(
                switch (v.mode()) {
                    case IDLE -> OperatingMode.IDLE;
                    case CHARGING_ONLY -> OperatingMode.CHARGING_ONLY;
                    case CENTRAL_SETPOINT -> OperatingMode.CENTRAL_SETPOINT;
                    case EXTERNAL_SETPOINT -> OperatingMode.EXTERNAL_SETPOINT;
                    case EXTERNAL_LIMITS -> OperatingMode.EXTERNAL_LIMITS;
                    case CENTRAL_FREQUENCY -> OperatingMode.CENTRAL_FREQUENCY;
                    case LOCAL_FREQUENCY -> OperatingMode.LOCAL_FREQUENCY;
                    case LOCAL_LOAD_BALANCING -> OperatingMode.LOCAL_LOAD_BALANCING;
                },
                rule(v.rule()),
                v.managerFirst(),
                v.dischargeAllowed());
    }

    private static LocalRule rule(OperatorRule rule) {
        return switch (rule) {
            case OperatorRule.Given _ -> LocalRule.NONE;
            case OperatorRule.Frequency f ->
                    new LocalRule.Frequency(curve(f), f.baselineW(), f.signalW(), f.thresholdHz());
            case OperatorRule.LoadBalancing b ->
                    new LocalRule.LoadBalancing(
                            b.upperW(), b.lowerW(), b.upperOffsetW(), b.lowerOffsetW());
            case OperatorRule.External e -> new LocalRule.External(e.setpoint());
        };
    }

    private static Curve curve(OperatorRule.Frequency f) {
        var flat = new double[2 * f.curve().size()];
        for (int i = 0; i < f.curve().size(); i++) {
            flat[2 * i] = f.curve().get(i).x();
            flat[2 * i + 1] = f.curve().get(i).powerW();
        }
        return Curve.of(flat);
    }
}
