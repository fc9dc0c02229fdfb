package org.tidegate.iso15118.internal.iso2;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.EnergyTariff;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.EvseState.Authorisation;
import org.tidegate.iso15118.EvseState.Isolation;
import org.tidegate.iso15118.EvseState.Pilot;
import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.OlderProtocols;
import org.tidegate.iso15118.OlderProtocols.TransferMode;
import org.tidegate.iso15118.PlugAndCharge;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.internal.Context;
import org.tidegate.iso15118.internal.Outside;
import org.tidegate.iso15118.internal.SessionMachine;
import org.tidegate.iso15118.internal.din.DinDialect;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.SessionId;

/** A charger that says yes to everything, and a vehicle's requests that are in order. */
final class Sample {
    static final SessionId ID = SessionId.parse("0123456789ABCDEF");
    static final SessionId FRESH = new SessionId(42);
    static final long NOW = 100_000_000_000L;
    static final String EMAID = "DETDGC00000001";
    static final Bytes CHALLENGE =
            Bytes.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});

    /** A contract certificate made for this test; its key protects nothing. */
    static final Bytes CERTIFICATE =
            decoded(
                    "MIIBuTCCAV+gAwIBAgIUAnA8GHBjK6xD4+WbJ+Nbj44qyfowCgYIKoZIzj0EAwIwMTEXMBUGA1UE"
                            + "AwwOREVUREdDMDAwMDAwMDExFjAUBgNVBAoMDVRpZGVnYXRlIFRlc3QwIBcNMjYxMTI0MTAzMzU0"
                            + "WhgPMjEyNjEwMzExMDMzNTRaMDExFzAVBgNVBAMMDkRFVERHQzAwMDAwMDAxMRYwFAYDVQQKDA1U"
                            + "aWRlZ2F0ZSBUZXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEwaaaxy99nzi522rDztg8g9Zc"
                            + "IQ/dcVlsWbAEQZq9Kae9jKUm8mP3fKgmFea7FSo69zMMUn0Cz+7ay3+Yy2/20KNTMFEwHQYDVR0O"
                            + "BBYEFIoWbfXcy4RhnsKzRfjGh3vwajjNMB8GA1UdIwQYMBaAFIoWbfXcy4RhnsKzRfjGh3vwajjN"
                            + "MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgTzkVAibWQ2FAdfgerwWccnagMpk/"
                            + "WJsdrKGPaT/ZHhUCIQClNgy0LqRp85AAOvkPSsDgudUuZ24DDw03XYQUG3xgFA==");

    private static final Bytes KEY =
            decoded(
                    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg96W7uqrF9wLjjeKtZC9TZxqWzgQ0"
                            + "P4tpeIB6X642APqhRANCAATBpprHL32fOLnbasPO2DyD1lwhD91xWWxZsARBmr0pp72MpSbyY/d8"
                            + "qCYV5rsVKjr3MwxSfQLP7trLf5jLb/bQ");

    static final SeccSettings SETTINGS =
            SeccSettings.presets(
                            "DE*TDG*E0001*1", new SeccSettings.Rating(11e3, 10e3, 30, 25, 150, 500))
                    .withOlder(
                            OlderProtocols.presets()
                                    .offering(
                                            TransferMode.DC_EXTENDED,
                                            TransferMode.AC_THREE_PHASE_CORE)
                                    .withReceipts(10));

    static final Ask.Status HEALTHY = new Ask.Status(true, Ask.Status.NO_ERROR, 50);

    private Sample() {}

    private static Bytes decoded(String base64) {
        return Bytes.wrap(Base64.getDecoder().decode(base64));
    }

    /** A charger that can be changed one wish at a time. */
    static final class Charger {
        long now = NOW;
        boolean ready = true;
        Authorisation authorisation = Authorisation.ACCEPTED;
        boolean permitted = true;
        boolean contactor = true;
        Isolation isolation = Isolation.VALID;
        double voltageV = 400;
        double currentA;
        double maxChargeW = 11e3;
        double maxDischargeW = 10e3;
        double maxChargeA = 30;
        double maxDischargeA = 25;
        double targetW;
        double importWh = 1_234.4;
        Stop stop = Stop.NONE;
        @Nullable String reason;
        Pilot pilot = Pilot.C_OR_D;
        boolean renegotiate;
        boolean fresh = true;
        SeccSettings settings = SETTINGS;
        PlugAndCharge contracts = new Contracts(PlugAndCharge.Verdict.GOOD, true);
        @Nullable Bytes certificate;
        String noCertificate = "";
        @Nullable SessionMachine before;

        EvseState evse() {
            return new EvseState(
                    now,
                    ready,
                    authorisation,
                    permitted,
                    contactor,
                    isolation,
                    voltageV,
                    currentA,
                    maxChargeW,
                    maxDischargeW,
                    maxChargeA,
                    maxDischargeA,
                    150,
                    500,
                    targetW,
                    importWh,
                    0,
                    10,
                    stop,
                    reason,
                    pilot,
                    renegotiate);
        }

        Outside outside() {
            var context = new Context(settings, evse(), fresh, now, 1_795_000_000L, FRESH);
            return new Outside(
                    context, contracts, CHALLENGE, certificate, noCertificate, before);
        }

        Charger seconds(double later) {
            now += Math.round(later * 1e9);
            return this;
        }
    }

    /** Trusts everybody as told, and signs with the contract's own key. */
    record Contracts(Verdict verdict, boolean installsCertificates) implements PlugAndCharge {
        @Override
        public boolean isOffered() {
            return true;
        }

        @Override
        public Verdict judge(List<Bytes> leafFirst, String eMaid, long wallMillis) {
            return verdict;
        }

        @Override
        public void orderCertificate(boolean update, String schema, Bytes exi) {}

        @Override
        public @Nullable Bytes pollCertificate() {
            return null;
        }

        @Override
        public Bytes signTariff(Bytes signedInfo) {
            return sign(signedInfo);
        }

        @Override
        public EnergyTariff tariff() {
            return new EnergyTariff(
                    1, 2, List.of(new EnergyTariff.Step(0, 2), new EnergyTariff.Step(3_600, 1)));
        }
    }

    static Bytes sign(Bytes signedInfo) {
        try {
            PrivateKey key =
                    KeyFactory.getInstance("EC")
                            .generatePrivate(new PKCS8EncodedKeySpec(KEY.array()));
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(signedInfo.array());
            return Bytes.wrap(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A signature by the contract's key over these bytes. */
    static Signed signed(String id, Bytes fragment) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(fragment.array());
            Bytes info = Bytes.of((byte) 1, (byte) 2, (byte) 3);
            return new Signed(
                    id,
                    fragment,
                    List.of(new Signed.Reference("#" + id, Signatures.SHA256, Bytes.wrap(digest))),
                    info,
                    Signatures.ECDSA_SHA256,
                    sign(info));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static OlderSession fresh(Dialect dialect, boolean tls) {
        return OlderSession.begin(dialect, tls, NOW - 1_000_000_000L, NOW - 1_000_000_000L);
    }

    /** A session that has agreed on everything a stage needs, as if it had come there in order. */
    static OlderSession at(Dialect dialect, Stage stage) {
        boolean ac = stage.name().contains("AC_") || stage == Stage.CLOSING_CONTACTOR;
        boolean contract =
                stage == Stage.AC_RECEIPT
                        || stage == Stage.DC_RECEIPT
                        || stage == Stage.AWAIT_CONTRACT
                        || stage == Stage.AWAIT_PAYMENT_DETAILS;
        TransferMode mode =
                stage.compareTo(Stage.AWAIT_PARAMETERS) <= 0
                        ? null
                        : ac ? TransferMode.AC_THREE_PHASE_CORE : TransferMode.DC_EXTENDED;
        var terms =
                new Terms(
                        contract ? new Terms.Contract(EMAID, CERTIFICATE, CHALLENGE, true) : null,
                        contract,
                        0,
                        mode,
                        List.of(new Schedule(1, List.of(new Schedule.Step(0, 11_000)), null)),
                        1);
        var limits = new Car.Limits(22e3, 0, 60, 0, 450);
        OlderSession session =
                fresh(dialect, true)
                        .with(new OlderSession.Identity(true, ID, "car", false, false))
                        .with(terms)
                        .with(Car.UNKNOWN.declaring(limits))
                        .asking(meter());
        return stage == Stage.AWAIT_SESSION
                ? fresh(dialect, true)
                : session.to(stage, NOW - 100_000_000L);
    }

    static Reply.Meter meter() {
        return new Reply.Meter("TIDEGATE-1", 1_234, 1_795_000_000L);
    }

    static Ask.Dc dc() {
        return new Ask.Dc(HEALTHY, 60, 22e3, 450, 60e3, 20e3, 100, 80);
    }

    /** A request of this kind that fits the session. */
    static Ask ask(Kind kind, OlderSession s) {
        Signed signed = signed("ID1", Bytes.of((byte) 9));
        boolean ac = s.stage() == Stage.AC_RENEGOTIATION;
        return switch (kind) {
            case SESSION_SETUP -> new Ask.SessionSetup("020000000001");
            case SERVICE_DISCOVERY -> new Ask.ServiceDiscovery(false);
            case SERVICE_DETAIL -> new Ask.ServiceDetail(1);
            case PAYMENT_SELECTION -> new Ask.PaymentSelection(false, List.of(1));
            case CERTIFICATE_INSTALLATION ->
                    new Ask.Certificate(false, Bytes.of((byte) 1), List.of(CERTIFICATE), signed);
            case CERTIFICATE_UPDATE ->
                    new Ask.Certificate(true, Bytes.of((byte) 1), List.of(CERTIFICATE), signed);
            case PAYMENT_DETAILS -> new Ask.PaymentDetails(EMAID, List.of(CERTIFICATE));
            case AUTHORIZATION -> new Ask.Authorization(null, null);
            case CHARGE_PARAMETER_DISCOVERY ->
                    ac
                            ? new Ask.ChargeParameterDiscovery(
                                    TransferMode.AC_THREE_PHASE_CORE,
                                    3_600,
                                    new Ask.Ac(10e3, 400, 32, 6))
                            : new Ask.ChargeParameterDiscovery(
                                    TransferMode.DC_EXTENDED, 3_600, dc());
            case CABLE_CHECK -> new Ask.CableCheck(HEALTHY);
            case PRE_CHARGE -> new Ask.PreCharge(HEALTHY, 400, 2);
            case POWER_DELIVERY ->
                    new Ask.PowerDelivery(
                            s.stage().isLoop() ? Ask.Progress.STOP : Ask.Progress.START,
                            1,
                            List.of(new Ask.ProfileEntry(0, 11_000)));
            case CHARGING_STATUS -> new Ask.ChargingStatus();
            case CURRENT_DEMAND -> demand(20);
            case METERING_RECEIPT -> new Ask.MeteringReceipt(ID, 1, "TIDEGATE-1", 1_234, signed);
            case WELDING_DETECTION -> new Ask.WeldingDetection(HEALTHY);
            case SESSION_STOP -> new Ask.SessionStop(false);
        };
    }

    static Ask.CurrentDemand demand(double targetA) {
        return new Ask.CurrentDemand(
                HEALTHY, targetA, 420, Double.NaN, Double.NaN, Double.NaN, false);
    }

    static Outcome send(OlderSession s, Ask ask, Charger charger) {
        return Order.received(s, new Dialect.Request(s.identity().id(), ask), charger.outside());
    }

    static List<Dialect> dialects() {
        return List.of(Iso2Dialect.INSTANCE, DinDialect.INSTANCE);
    }
}
