package org.tidegate.board.internal;

import java.nio.file.Path;
import java.util.List;
import org.tidegate.board.Board;

/** Keys about certificates, matching and protocols of the vehicle side; part of {@link Keys}. */
final class VehicleKeys {
    private static final String OURS = "our choice";
    private static final String PKI_20 = "public key infrastructure of ISO 15118-20";
    private static final String PKI_2 = "public key infrastructure of ISO 15118-2";
    private static final String TIMES = "ISO 15118-3 Table A.1";

    static final Key<Path> TOKEN_CONFIG_FILE =
            optional(
                    "vehicle.trust.token_config_file",
                    TextTypes.path(),
                    "PKCS#11; the JDK's PKCS#11 guide for the file",
                    "Configuration of a token, such as a TPM, that holds the charger's key instead"
                            + " of vehicle.keystore_file.");
    static final Key<Path> CHARGER_ROOT_FILE =
            optional(
                    "vehicle.trust.charger_root_file",
                    TextTypes.path(),
                    PKI_20,
                    "PEM file with the V2G roots above the charger's own certificates; a vehicle"
                            + " that names one of them is shown the chain that leads there.");
    static final Key<Path> MAKER_ROOT_FILE =
            optional(
                    "vehicle.trust.maker_root_file",
                    TextTypes.path(),
                    PKI_20,
                    "PEM file with the roots that vehicle certificates must lead to (OEM and V2G);"
                            + " without it vehicles are not asked for a certificate.");
    static final Key<Path> CONTRACT_ROOT_FILE =
            optional(
                    "vehicle.trust.contract_root_file",
                    TextTypes.path(),
                    PKI_2,
                    "PEM file with the roots that contracts must lead to (MO and V2G); with it, Plug"
                            + " & Charge is offered.");
    static final Key<Path> STAPLE_DIRECTORY =
            optional(
                    "vehicle.trust.staple_directory",
                    TextTypes.path(),
                    "ISO 15118-2 [V2G2-871], ISO 15118-20 [V2G20-2372]",
                    "Folder with OCSP responses in DER (*.der) to be shown with the charger's"
                            + " certificate; read again every minute.");
    static final Key<Path> REVOCATION_DIRECTORY =
            optional(
                    "vehicle.trust.revocation_directory",
                    TextTypes.path(),
                    PKI_2,
                    "Folder with lists of withdrawn certificates (*.crl, PEM or DER); read again"
                            + " every minute.");
    static final Key<Path> KEY_DIRECTORY =
            optional(
                    "vehicle.trust.key_directory",
                    TextTypes.path(),
                    "OCPP 2.1 use cases A02 and A03",
                    "Folder for keys the charger makes itself when the operator asks for a"
                            + " certificate request; without it the key store is all there is.");
    static final Key<Board.VehicleCertificate> VEHICLE_CERTIFICATE =
            optional(
                    "vehicle.trust.vehicle_certificate",
                    new ChoiceType<>(Board.VehicleCertificate.class),
                    "ISO 15118-20 [V2G20-2401]",
                    "What is asked of vehicles in TLS 1.3; required if there is a maker_root_file,"
                            + " otherwise not_asked.");
    static final Key<String> ORGANISATION =
            preset(
                    "vehicle.trust.organisation",
                    TextTypes.words(64),
                    "Tidegate",
                    "RFC 5280: organizationName, 64 characters",
                    "Charge point operator's name in certificate requests.");
    static final Key<String> COUNTRY =
            optional(
                    "vehicle.trust.country",
                    TextTypes.pattern("[A-Z]{2}", "two capital letters", "DE"),
                    "ISO 3166-1",
                    "Its country; needed for certificate requests.");

    static final Key<Board.Modem> MODEM =
            preset(
                    "vehicle.slac.modem",
                    new ChoiceType<>(Board.Modem.class),
                    Board.Modem.NONE,
                    "wiring of the charger",
                    "Power line modem at vehicle.interface; none leaves out matching, unknown is a"
                            + " modem that cannot be asked for its link.");
    static final Key<String> MODEM_ADDRESS =
            optional(
                    "vehicle.slac.modem_address",
                    TextTypes.pattern(
                            "([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}",
                            "an Ethernet address", "\"02:00:00:00:00:01\""),
                    "type plate of the modem",
                    "Its Ethernet address; any modem that answers if left out.");
    static final Key<Double> ATTENUATION_OFFSET =
            preset(
                    "vehicle.slac.attenuation_offset_db",
                    number("dB", -40, 40, "ISO 15118-3 A.9.2.3"),
                    0.0,
                    "ISO 15118-3 A.9.2.3",
                    "Loss between modem and plug, measured once; taken off every measurement.");
    static final Key<Double> INIT_TIMEOUT =
            preset(
                    "vehicle.slac.init_timeout_s",
                    number("s", 20, 50, TIMES),
                    40.0,
                    "ISO 15118-3 Table A.1 TT_EVSE_SLAC_init",
                    "How long a vehicle may take to ask before the pilot wakes it.");
    static final Key<Double> STEP_EF =
            preset(
                    "vehicle.slac.step_ef_s",
                    number("s", 4, 10, "ISO 15118-3 Table 3"),
                    4.0,
                    "ISO 15118-3 Table 3 T_step_EF",
                    "How long the pilot stays in state F to wake it.");
    static final Key<Double> SEQUENCE_RETRIES =
            preset(
                    "vehicle.slac.sequence_retries",
                    whole(0, 5, "ISO 15118-3 Table 3"),
                    2.0,
                    "ISO 15118-3 Table 3 C_sequ_retry",
                    "How often it does that for one vehicle.");
    static final Key<Double> JOIN_TIMEOUT =
            preset(
                    "vehicle.slac.join_timeout_s",
                    number("s", 5, 30, TIMES),
                    12.0,
                    "ISO 15118-3 Table A.1 TT_match_join",
                    "How long a matched vehicle may take to join the network.");

    static final Key<Boolean> ISO20 =
            preset(
                    "vehicle.protocols.iso20",
                    new FlagType(),
                    true,
                    "ISO 15118-20",
                    "Serve vehicles of ISO 15118-20, in both directions.");
    static final Key<Boolean> ISO2 =
            preset(
                    "vehicle.protocols.iso2",
                    new FlagType(),
                    true,
                    "ISO 15118-2",
                    "Serve vehicles of ISO 15118-2, charging only.");
    static final Key<Boolean> DIN =
            preset(
                    "vehicle.protocols.din",
                    new FlagType(),
                    true,
                    "DIN SPEC 70121",
                    "Serve vehicles of DIN 70121, charging only and without encryption.");
    static final Key<Boolean> SAE_DISCHARGE =
            preset(
                    "vehicle.protocols.sae_j2847_discharge",
                    new FlagType(),
                    false,
                    "SAE J2847/2, services 28472 and 28473",
                    "Offer discharge over ISO 15118-2, which that standard itself does not know.");
    static final Key<Board.Outlet> OUTLET =
            preset(
                    "vehicle.protocols.outlet",
                    new ChoiceType<>(Board.Outlet.class),
                    Board.Outlet.DC,
                    "wiring of the charger; ISO 15118-20 services 2, 6, 8 and 9",
                    "Connector: combined (dc) or megawatt (mcs).");
    static final Key<Board.Control> CONTROL =
            preset(
                    "vehicle.protocols.control",
                    new ChoiceType<>(Board.Control.class),
                    Board.Control.DYNAMIC,
                    OURS,
                    "Who decides about the power, offered first: the charger (dynamic) or a schedule"
                            + " both agree on (scheduled).");
    static final Key<Boolean> MOBILITY_BY_CHARGER =
            preset(
                    "vehicle.protocols.mobility_by_charger",
                    new FlagType(),
                    false,
                    "ISO 15118-20 [V2G20-2663]",
                    "Offer to keep departure and states of charge for the vehicle, from section"
                            + " session.");
    static final Key<Double> RECEIPT_INTERVAL =
            preset(
                    "vehicle.protocols.receipt_interval_s",
                    new NumberType("s", 0, 3_600, true, OURS),
                    0.0,
                    "ISO 15118-2 MeteringReceipt, ISO 15118-20 MeteringConfirmation",
                    "How often a contract customer's vehicle is asked to confirm the meter; 0 for"
                            + " never.");

    /** In the order of the manual. */
    static final List<Key<?>> ALL =
            List.of(
                    TOKEN_CONFIG_FILE,
                    CHARGER_ROOT_FILE,
                    MAKER_ROOT_FILE,
                    CONTRACT_ROOT_FILE,
                    STAPLE_DIRECTORY,
                    REVOCATION_DIRECTORY,
                    KEY_DIRECTORY,
                    VEHICLE_CERTIFICATE,
                    ORGANISATION,
                    COUNTRY,
                    MODEM,
                    MODEM_ADDRESS,
                    ATTENUATION_OFFSET,
                    INIT_TIMEOUT,
                    STEP_EF,
                    SEQUENCE_RETRIES,
                    JOIN_TIMEOUT,
                    ISO20,
                    ISO2,
                    DIN,
                    SAE_DISCHARGE,
                    OUTLET,
                    CONTROL,
                    MOBILITY_BY_CHARGER,
                    RECEIPT_INTERVAL);

    private VehicleKeys() {}

    private static ValueType<Double> number(String unit, double min, double max, String source) {
        return new NumberType(unit, min, max, false, source);
    }

    private static ValueType<Double> whole(double min, double max, String source) {
        return new NumberType("", min, max, true, source);
    }

    private static <T> Key<T> preset(
            String name, ValueType<T> type, T preset, String source, String meaning) {
        return new Key<>(name, type, preset, false, source, meaning);
    }

    private static <T> Key<T> optional(
            String name, ValueType<T> type, String source, String meaning) {
        return new Key<>(name, type, null, false, source, meaning);
    }
}
