package org.tidegate.ocpp.internal.station.transaction;

import java.util.Locale;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.message.Data.StoppedReason;
import org.tidegate.ocpp.internal.message.Data.TriggerReason;

/** Why a session ended, from the session machine's words. */
public final class StopWords {
    private StopWords() {}

    static Transaction.Stop reason(StationState s, long sessionNumber) {
        String words = s.stopCause().toLowerCase(Locale.ROOT);
        StoppedReason reason;
        boolean other = s.sessionNumber() != 0 && s.sessionNumber() != sessionNumber;
        if (!s.plugged() || other) {
            return stop(StoppedReason.EV_DISCONNECTED, TriggerReason.EV_DEPARTED, words);
        } else if (words.contains("emergency")) {
            reason = StoppedReason.EMERGENCY_STOP;
        } else if (words.contains("insulation") || words.contains("residual")) {
            reason = StoppedReason.GROUND_FAULT;
        } else if (words.contains("grid") || words.contains("trip")) {
            reason = StoppedReason.POWER_QUALITY;
        } else if (!s.faultCode().isEmpty()) {
            reason = StoppedReason.OTHER;
        } else {
            return ordinary(words);
        }
        return stop(reason, TriggerReason.ABNORMAL_CONDITION, words);
    }

    private static Transaction.Stop ordinary(String words) {
        if (words.contains("soc") || words.contains("state of charge")) {
            return stop(StoppedReason.SOC_LIMIT_REACHED, TriggerReason.SOC_LIMIT_REACHED, words);
        }
        if (words.contains("target") || words.contains("full")) {
            return stop(
                    StoppedReason.ENERGY_LIMIT_REACHED, TriggerReason.ENERGY_LIMIT_REACHED, words);
        }
        if (words.contains("vehicle")) {
            return stop(StoppedReason.STOPPED_BY_EV, TriggerReason.CHARGING_STATE_CHANGED, words);
        }
        if (words.contains("timeout") || words.contains("time-out")) {
            return stop(StoppedReason.TIMEOUT, TriggerReason.EV_COMMUNICATION_LOST, words);
        }
        if (words.contains("user") || words.contains("console") || words.contains("local")) {
            return stop(StoppedReason.LOCAL, TriggerReason.STOP_AUTHORIZED, words);
        }
        return stop(StoppedReason.OTHER, TriggerReason.ABNORMAL_CONDITION, words);
    }

    private static Transaction.Stop stop(
            StoppedReason reason, TriggerReason trigger, String words) {
        return new Transaction.Stop(reason, trigger, words);
    }
}
