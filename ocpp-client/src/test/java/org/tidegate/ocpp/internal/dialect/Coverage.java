package org.tidegate.ocpp.internal.dialect;

import static java.util.Map.entry;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tidegate.ocpp.internal.json.Since21;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.message.StationSend;

/** Which message there is in which version, for the table in the documentation and its test. */
public final class Coverage {
    /** What 1.6 says instead, by the name the message has in 2.1. */
    private static final Map<String, List<String>> IN_16 =
            Map.ofEntries(
                    entry("Authorize", List.of("Authorize")),
                    entry("BootNotification", List.of("BootNotification")),
                    entry("CancelReservation", List.of("CancelReservation")),
                    entry("CertificateSigned", List.of("CertificateSigned")),
                    entry("ChangeAvailability", List.of("ChangeAvailability")),
                    entry("ClearCache", List.of("ClearCache")),
                    entry("ClearChargingProfile", List.of("ClearChargingProfile")),
                    entry("DataTransfer", List.of("DataTransfer")),
                    entry("DeleteCertificate", List.of("DeleteCertificate")),
                    entry(
                            "FirmwareStatusNotification",
                            List.of(
                                    "FirmwareStatusNotification",
                                    "SignedFirmwareStatusNotification")),
                    entry("GetCompositeSchedule", List.of("GetCompositeSchedule")),
                    entry("GetInstalledCertificateIds", List.of("GetInstalledCertificateIds")),
                    entry("GetLocalListVersion", List.of("GetLocalListVersion")),
                    entry("GetLog", List.of("GetDiagnostics", "GetLog")),
                    entry("GetVariables", List.of("GetConfiguration")),
                    entry("Heartbeat", List.of("Heartbeat")),
                    entry("InstallCertificate", List.of("InstallCertificate")),
                    entry(
                            "LogStatusNotification",
                            List.of("DiagnosticsStatusNotification", "LogStatusNotification")),
                    entry("MeterValues", List.of("MeterValues")),
                    entry("RequestStartTransaction", List.of("RemoteStartTransaction")),
                    entry("RequestStopTransaction", List.of("RemoteStopTransaction")),
                    entry("ReserveNow", List.of("ReserveNow")),
                    entry("Reset", List.of("Reset")),
                    entry("SecurityEventNotification", List.of("SecurityEventNotification")),
                    entry("SendLocalList", List.of("SendLocalList")),
                    entry("SetChargingProfile", List.of("SetChargingProfile")),
                    entry("SetVariables", List.of("ChangeConfiguration")),
                    entry("SignCertificate", List.of("SignCertificate")),
                    entry("StatusNotification", List.of("StatusNotification")),
                    entry(
                            "TransactionEvent",
                            List.of("StartTransaction", "MeterValues", "StopTransaction")),
                    entry("TriggerMessage", List.of("TriggerMessage", "ExtendedTriggerMessage")),
                    entry("UnlockConnector", List.of("UnlockConnector")),
                    entry("UpdateFirmware", List.of("UpdateFirmware", "SignedUpdateFirmware")));

    /**
     * One message as 2.1 names it.
     *
     * @param fromStation who asks
     * @param in16 what it is called there; empty if 1.6 has no words for it
     */
    public record Line(
            String message, boolean fromStation, List<String> in16, boolean in201, boolean in21) {}

    private Coverage() {}

    /** By name, the station's own first where both sides may ask. */
    public static List<Line> lines() {
        Stream<Line> own =
                Stream.of(StationCall.class, StationSend.class)
                        .flatMap(c -> Stream.of(c.getPermittedSubclasses()))
                        .filter(c -> c != StationCall.StatusDetail.class)
                        .map(c -> line(c, true));
        Stream<Line> theirs =
                Stream.of(OperatorCall.class.getPermittedSubclasses()).map(c -> line(c, false));
        return Stream.concat(own, theirs).sorted(Comparator.comparing(Line::message)).toList();
    }

    private static Line line(Class<?> message, boolean fromStation) {
        String name = message.getSimpleName();
        return new Line(
                name,
                fromStation,
                IN_16.getOrDefault(name, List.of()),
                !message.isAnnotationPresent(Since21.class),
                true);
    }
}
