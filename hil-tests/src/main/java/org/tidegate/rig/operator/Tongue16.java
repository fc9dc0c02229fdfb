package org.tidegate.rig.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** OCPP 1.6J: the operator numbers the transactions, and power only ever flows into the vehicle. */
final class Tongue16 implements Tongue {
    @Override
    public String requestSchema(String action) {
        return action;
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
            case "Authorize" -> answer.putObject("idTagInfo").put("status", status(desk));
            case "StartTransaction" -> {
                answer.put("transactionId", desk.transactionNumber(payload));
                answer.putObject("idTagInfo").put("status", status(desk));
            }
            case "StopTransaction" -> {
                if (payload.has("idTag")) {
                    answer.putObject("idTagInfo").put("status", status(desk));
                }
            }
            case "SignCertificate" -> answer.put("status", "Accepted");
            case "DataTransfer" -> answer.put("status", "UnknownVendorId");
            default -> {
                // received, and that is all
            }
        }
        return answer;
    }

    /** 1.6 knows five words where the others have ten. */
    private static String status(Desk desk) {
        return switch (desk.authorisation()) {
            case "Accepted", "Blocked", "Expired", "Invalid", "ConcurrentTx" ->
                    desk.authorisation();
            default -> "Invalid";
        };
    }

    @Override
    public void record(String action, JsonNode payload, ObjectNode answer, Ledger ledger) {
        switch (action) {
            case "StartTransaction" ->
                    ledger.begun16(answer.path("transactionId").asText(), payload);
            case "MeterValues" -> {
                if (payload.has("transactionId")) {
                    ledger.metered16(payload.path("transactionId").asText(), payload);
                }
            }
            case "StopTransaction" ->
                    ledger.ended16(payload.path("transactionId").asText(), payload);
            default -> {
                // no transaction in it
            }
        }
    }

    @Override
    public Question profile(Wish wish) {
        ObjectNode payload = OperatorCore.node();
        payload.put("connectorId", wish.transaction() == null ? 0 : 1);
        ObjectNode profile = payload.putObject("csChargingProfiles");
        profile.put("chargingProfileId", wish.id())
                .put("stackLevel", 1)
                .put(
                        "chargingProfilePurpose",
                        wish.transaction() == null ? "ChargePointMaxProfile" : "TxProfile")
                .put("chargingProfileKind", "Absolute");
        if (wish.transaction() != null) {
            profile.put("transactionId", number(wish.transaction()));
        }
        ObjectNode schedule = profile.putObject("chargingSchedule");
        schedule.put("startSchedule", wish.start()).put("chargingRateUnit", "W");
        double limitW = Double.isNaN(wish.setpointW()) ? wish.limitW() : wish.setpointW();
        schedule.putArray("chargingSchedulePeriod")
                .addObject()
                .put("startPeriod", 0)
                .put("limit", Math.max(limitW, 0));
        return new Question("SetChargingProfile", payload);
    }

    @Override
    public Question clear(int profileId) {
        return new Question("ClearChargingProfile", OperatorCore.node().put("id", profileId));
    }

    @Override
    public Question start(int remoteStartId) {
        return new Question(
                "RemoteStartTransaction",
                OperatorCore.node().put("connectorId", 1).put("idTag", "REMOTE-" + remoteStartId));
    }

    @Override
    public Question stop(String transaction) {
        return new Question(
                "RemoteStopTransaction",
                OperatorCore.node().put("transactionId", number(transaction)));
    }

    private static int number(String transaction) {
        return transaction.matches("[0-9]{1,9}") ? Integer.parseInt(transaction) : -1;
    }

    @Override
    public Question reset(String type) {
        return new Question(
                "Reset",
                OperatorCore.node().put("type", type.equals("Immediate") ? "Hard" : "Soft"));
    }

    @Override
    public Question composite(int durationSeconds) {
        return new Question(
                "GetCompositeSchedule",
                OperatorCore.node()
                        .put("connectorId", 1)
                        .put("duration", durationSeconds)
                        .put("chargingRateUnit", "W"));
    }
}
