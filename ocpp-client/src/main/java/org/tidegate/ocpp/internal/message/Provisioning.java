package org.tidegate.ocpp.internal.message;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Count;
import org.tidegate.ocpp.internal.json.In201;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Since21;
import org.tidegate.ocpp.internal.json.Text;
import org.tidegate.ocpp.internal.json.Wire;

/** Reports by criteria and network profiles (block B). */
public interface Provisioning {

    record GetReport(
            @Nullable List<Data.ComponentVariable> componentVariable,
            int requestId,
            @Count(max = 4) @Nullable List<ComponentCriterion> componentCriteria)
            implements OperatorCall {}

    record GetReportResponse(OperatorCall.ReportStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record SetNetworkProfile(int configurationSlot, NetworkConnectionProfile connectionData)
            implements OperatorCall {}

    record SetNetworkProfileResponse(
            SetNetworkProfileStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record Apn(
            @In201(text = 512) @Text(2000) String apn,
            @In201(text = 20) @Text(50) @Nullable String apnUserName,
            @In201(text = 20) @Text(64) @Nullable String apnPassword,
            @Nullable Integer simPin,
            @Text(6) @Nullable String preferredNetwork,
            @Nullable Boolean useOnlyPreferredNetwork,
            ApnAuthentication apnAuthentication) {}

    record NetworkConnectionProfile(
            @Nullable Apn apn,
            @In201(required = true) @Nullable OcppVersion ocppVersion,
            OcppInterface ocppInterface,
            OcppTransport ocppTransport,
            int messageTimeout,
            @In201(text = 512) @Text(2000) String ocppCsmsUrl,
            @Range(min = 0) int securityProfile,
            @Since21 @Text(48) @Nullable String identity,
            @Since21 @Text(64) @Nullable String basicAuthPassword,
            @Nullable Vpn vpn) {}

    record Vpn(
            @In201(text = 512) @Text(2000) String server,
            @In201(text = 20) @Text(50) String user,
            @In201(text = 20) @Text(50) @Nullable String group,
            @In201(text = 20) @Text(64) String password,
            @Text(255) String key,
            VpnKind type) {}

    enum ComponentCriterion {
        ACTIVE,
        AVAILABLE,
        ENABLED,
        PROBLEM
    }

    enum ApnAuthentication {
        @Wire("PAP")
        PAP,
        @Wire("CHAP")
        CHAP,
        @Wire("NONE")
        NONE,
        @Wire("AUTO")
        AUTO
    }

    enum OcppInterface {
        WIRED0,
        WIRED1,
        WIRED2,
        WIRED3,
        WIRELESS0,
        WIRELESS1,
        WIRELESS2,
        WIRELESS3,
        @Since21
        ANY
    }

    enum OcppTransport {
        @Wire("SOAP")
        SOAP,
        @Wire("JSON")
        JSON
    }

    enum OcppVersion {
        @Wire("OCPP12")
        OCPP12,
        @Wire("OCPP15")
        OCPP15,
        @Wire("OCPP16")
        OCPP16,
        @Wire("OCPP20")
        OCPP20,
        @Since21
        @Wire("OCPP201")
        OCPP201,
        @Since21
        @Wire("OCPP21")
        OCPP21
    }

    enum VpnKind {
        @Wire("IKEv2")
        IK_EV2,
        @Wire("IPSec")
        IP_SEC,
        @Wire("L2TP")
        L2_TP,
        @Wire("PPTP")
        PPTP
    }

    enum SetNetworkProfileStatus {
        ACCEPTED,
        REJECTED,
        FAILED
    }
}
