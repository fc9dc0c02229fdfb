package org.tidegate.rig.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** OCPP 2.0.1 and 2.1: the same words, set-points in the younger one only. */
final class Tongue2 implements Tongue {
    private final boolean knowsSetpoints;

    Tongue2(OcppVersion version) {
        this.knowsSetpoints = version == OcppVersion.V21;
    }

    @Override
    public String requestSchema(String action) {
        return action + "Request";
    }

    @Override
    public ObjectNode answer(String action, JsonNode payload, Desk desk) {
        ObjectNode answer = OperatorCore.node();
        switch (action) {
            case "BootNotification" ->
                    answer.put("currentTime", desk.now())
                            .put("interval", desk.heartbeatSeconds())
                            .put("status", desk.registration());
            case "Heartbeat" -> answer.put("currentTime", desk.now());
            case "Authorize" -> answer.putObject("idTokenInfo").put("status", desk.authorisation());
            case "TransactionEvent" -> {
                if (payload.has("idToken")) {
                    answer.putObject("idTokenInfo").put("status", desk.authorisation());
                }
            }
            case "PullDynamicScheduleUpdate", "Get15118EVCertificate" ->
                    answer.put("status", "Rejected");
            case "SignCertificate" -> answer.put("status", "Accepted");
            case "GetCertificateStatus" -> answer.put("status", "Failed");
            case "NotifyEVChargingNeeds" -> answer.put("status", "Accepted");
            case "NotifyEVChargingSchedule" -> answer.put("status", "Accepted");
            case "DataTransfer" -> answer.put("status", "UnknownVendorId");
            case "BatterySwap", "NotifySettlement", "NotifyWebPaymentStarted" -> {
                // received, and that is all
            }
            default -> {
                // received, and that is all
            }
        }
        return answer;
    }

    @Override
    public void record(String action, JsonNode payload, ObjectNode answer, Ledger ledger) {
        if (action.equals("TransactionEvent")) {
            ledger.record(payload);
        }
    }

    @Override
    public Question profile(Wish wish) {
        ObjectNode payload = OperatorCore.node();
        payload.put("evseId", wish.transaction() == null ? 0 : 1);
        ObjectNode profile = payload.putObject("chargingProfile");
        profile.put("id", wish.id())
                .put("stackLevel", 1)
                .put(
                        "chargingProfilePurpose",
                        wish.transaction() == null ? "ChargingStationMaxProfile" : "TxProfile")
                .put("chargingProfileKind", "Absolute");
        if (wish.transaction() != null) {
            profile.put("transactionId", wish.transaction());
        }
        ObjectNode schedule = profile.putArray("chargingSchedule").addObject();
        schedule.put("id", wish.id())
                .put("startSchedule", wish.start())
                .put("chargingRateUnit", "W");
        period(wish, schedule.putArray("chargingSchedulePeriod").addObject());
        return new Question("SetChargingProfile", payload);
    }

    private void period(Wish wish, ObjectNode period) {
        period.put("startPeriod", 0);
        boolean steers = !Double.isNaN(wish.setpointW());
        if (!knowsSetpoints) {
            period.put("limit", steers ? Math.max(wish.setpointW(), 0) : wish.limitW());
            return;
        }
        if (wish.transaction() != null) {
            period.put("operationMode", steers ? "CentralSetpoint" : "ChargingOnly");
        }
        if (steers) {
            period.put("setpoint", wish.setpointW());
        }
        period.put("limit", wish.limitW());
        if (!Double.isNaN(wish.dischargeLimitW())) {
            period.put("dischargeLimit", wish.dischargeLimitW());
        }
    }

    @Override
    public Question clear(int profileId) {
        return new Question(
                "ClearChargingProfile", OperatorCore.node().put("chargingProfileId", profileId));
    }

    @Override
    public Question start(int remoteStartId) {
        ObjectNode payload = OperatorCore.node().put("remoteStartId", remoteStartId);
        payload.put("evseId", 1);
        payload.putObject("idToken")
                .put("idToken", "REMOTE-" + remoteStartId)
                .put("type", "Central");
        return new Question("RequestStartTransaction", payload);
    }

    @Override
    public Question stop(String transaction) {
        return new Question(
                "RequestStopTransaction", OperatorCore.node().put("transactionId", transaction));
    }

    @Override
    public Question reset(String type) {
        return new Question("Reset", OperatorCore.node().put("type", type));
    }

    @Override
    public Question composite(int durationSeconds) {
        return new Question(
                "GetCompositeSchedule",
                OperatorCore.node()
                        .put("duration", durationSeconds)
                        .put("evseId", 1)
                        .put("chargingRateUnit", "W"));
    }
}
