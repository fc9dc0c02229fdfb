package org.tidegate.board;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one charger is made of and where it stands, as its board file says it. Every value is in
 * range; what the file left out is its preset. Paths are resolved against the file's directory.
 */
public record Board(
        Charger charger,
        Grid grid,
        Converter converter,
        SiteMeter siteMeter,
        Pilot pilot,
        Vehicle vehicle,
        Operator operator,
        Session session,
        Authority authority,
        Console console,
        Lane lane,
        Journal journal,
        Pins pins,
        Watchdog watchdog,
        Connection connection,
        SiteManager manager,
        Insulation insulation,
        Update update) {

    public record Charger(String identity, String serial, String vendor, String model) {}

    /**
     * @param confirmed profile values without public source that a person has confirmed
     * @param demonstration shortened times; not for a real grid
     * @param measurementDelayMillis until a step of the grid shows in the converter's registers
     */
    public record Grid(
            String profile,
            double nominalVoltageV,
            int phases,
            double importLimitW,
            double exportLimitW,
            boolean exportPermitted,
            boolean demonstration,
            Islanding islanding,
            int measurementDelayMillis,
            List<Confirmation> confirmed) {
        public Grid {
            confirmed = List.copyOf(confirmed);
        }
    }

    /** Who looks for unintentional islands, and what a person says of the converter's method. */
    public record Islanding(IslandingMethod method, ConverterIslanding converter) {}

    /** PROFILE leaves the choice to the grid profile. */
    public enum IslandingMethod {
        PROFILE,
        CONVERTER,
        CONTROLLER,
        BOTH_SUPERVISED
    }

    /** What is known of the converter's own method against islands. */
    public enum ConverterIslanding {
        /** Nobody has said; discharge needs the converter to tell it by itself. */
        UNKNOWN,
        /** A certificate says that it is on and cannot be switched off. */
        CERTIFIED,
        /** It has none, or it has been switched off for good. */
        NONE
    }

    /**
     * A person stands for a section of the grid profile.
     *
     * @param value the numbers the person has seen in the grid code's text
     */
    public record Confirmation(String key, String value, String by, LocalDate on) {}

    /**
     * @param host empty when it is on a serial line
     * @param map id of a register map that comes with the house, or the path of a map file; null
     *     with a driver that needs none
     */
    public record Converter(
            ConverterDriver driver,
            String host,
            int port,
            int unitId,
            int pollIntervalMillis,
            int deadlineMillis,
            int revertTimeSeconds,
            double chargeCapW,
            double dischargeCapW,
            @Nullable String map,
            @Nullable Serial serial) {}

    public enum ConverterDriver {
        SUNSPEC,
        /** Any converter that a register map describes. */
        MAP
    }

    /** A serial line with Modbus RTU on it. */
    public record Serial(
            String device, int baud, Parity parity, int stopBits, LineDirection direction) {}

    public enum Parity {
        NONE,
        EVEN,
        ODD
    }

    /** Who switches an RS-485 driver between sending and listening. */
    public enum LineDirection {
        AUTOMATIC,
        KERNEL,
        RTS
    }

    /**
     * The meter at the site's connection to the grid.
     *
     * @param host empty when it is on a serial line
     * @param map as for the converter
     * @param plusIsExport what a SunSpec meter's plus means; a map says it itself
     */
    public record SiteMeter(
            MeterDriver driver,
            String host,
            int port,
            int unitId,
            boolean plusIsExport,
            @Nullable String map,
            @Nullable Serial serial) {}

    public enum MeterDriver {
        /** There is no such meter. */
        NONE,
        SUNSPEC,
        MAP
    }

    /**
     * @param cableCurrentLimitA of a fixed cable; NaN with a socket, where the plug says it
     * @param releaseButton the connector is Type 1 and its proximity pin is measured
     */
    public record Pilot(
            FrontEnd frontEnd,
            Connector connector,
            double cableCurrentLimitA,
            boolean ventilation,
            boolean releaseButton) {}

    public enum FrontEnd {
        NONE,
        TWIN,
        COMPARATORS,
        ADC,
        MICROCONTROLLER
    }

    public enum Connector {
        FIXED_CABLE,
        SOCKET
    }

    /**
     * @param listenAddress an IP address
     * @param networkInterface where SDP listens; null for the one that has the listen address
     * @param keystoreFile not null when {@code tls}, unless there is a token
     * @param keystorePasswordFile not null when {@code tls}; a token's PIN
     * @param trust whose certificates count, and where the charger's own come from
     * @param slac matching over the power line
     * @param protocols what vehicles may speak, and how
     */
    public record Vehicle(
            String listenAddress,
            int port,
            @Nullable String networkInterface,
            boolean sdp,
            boolean tls,
            @Nullable Path keystoreFile,
            @Nullable Path keystorePasswordFile,
            Trust trust,
            Slac slac,
            Protocols protocols) {}

    /**
     * Certificates of the vehicle side.
     *
     * @param tokenConfigFile of a PKCS#11 token that holds the charger's key; null for a key store
     * @param chargerRootFile roots above the charger's own certificates; null if not known
     * @param makerRootFile roots of vehicle makers; null if vehicles cannot be judged
     * @param contractRootFile roots of mobility operators; null if contracts are not taken
     * @param stapleDirectory OCSP responses to be shown with the charger's certificate
     * @param revocationDirectory lists of withdrawn certificates
     * @param keyDirectory of keys the charger makes itself; null if it makes none
     * @param vehicleCertificate what is asked of vehicles in TLS 1.3; null for what the roots allow
     * @param organisation,country of the charge point operator, for certificate requests
     */
    public record Trust(
            @Nullable Path tokenConfigFile,
            @Nullable Path chargerRootFile,
            @Nullable Path makerRootFile,
            @Nullable Path contractRootFile,
            @Nullable Path stapleDirectory,
            @Nullable Path revocationDirectory,
            @Nullable Path keyDirectory,
            @Nullable VehicleCertificate vehicleCertificate,
            String organisation,
            @Nullable String country) {}

    public enum VehicleCertificate {
        REQUIRED,
        CHECKED_IF_SHOWN,
        NOT_ASKED
    }

    /**
     * @param modem NONE where nothing is matched: a laboratory's wire, or loopback
     * @param modemAddress twelve hexadecimal digits; null for any
     */
    public record Slac(
            Modem modem,
            @Nullable String modemAddress,
            double attenuationOffsetDb,
            double initTimeoutSeconds,
            double stepEfSeconds,
            int sequenceRetries,
            double joinTimeoutSeconds) {}

    public enum Modem {
        NONE,
        QCA,
        LUMISSIL,
        UNKNOWN
    }

    /**
     * @param saeJ2847Discharge discharge over ISO 15118-2, outside of that standard
     * @param mobilityByCharger offer to keep departure and states of charge for the vehicle
     * @param receiptIntervalSeconds a contract customer's vehicle confirms the meter; 0 for never
     */
    public record Protocols(
            boolean iso20,
            boolean iso2,
            boolean din,
            boolean saeJ2847Discharge,
            Outlet outlet,
            Control control,
            boolean mobilityByCharger,
            int receiptIntervalSeconds) {}

    public enum Outlet {
        DC,
        MCS
    }

    public enum Control {
        DYNAMIC,
        SCHEDULED
    }

    /**
     * @param url null for a charger without an operator
     * @param identity the charger's, unless the operator wants another one
     * @param idToken presented for a vehicle that nobody else authorises; null for none
     */
    public record Operator(
            @Nullable URI url,
            String identity,
            @Nullable Path passwordFile,
            @Nullable Path authorityFile,
            @Nullable String idToken,
            boolean authoriseOffline,
            OperatorLink link,
            OperatorDesk desk) {}

    /**
     * What people show for the operator, and what files it exchanges with the board.
     *
     * @param waitsForToken a session waits until somebody presents a token
     * @param fileHosts servers in lower case; empty for none
     */
    public record OperatorDesk(
            boolean waitsForToken,
            Set<String> fileHosts,
            int fileLimitMegabytes,
            int fileTimeoutSeconds) {
        public OperatorDesk {
            fileHosts = Set.copyOf(fileHosts);
        }
    }

    /**
     * How the operator is reached.
     *
     * @param versions of OCPP, the preferred one first, such as {@code 2.0.1}
     * @param laboratory permit a link with neither password nor certificate
     * @param certificateFile,certificateKeyFile both or neither
     * @param proxyUser,proxyPasswordFile both or neither
     */
    public record OperatorLink(
            List<String> versions,
            boolean laboratory,
            @Nullable Path certificateFile,
            @Nullable Path certificateKeyFile,
            boolean wildcardCertificates,
            @Nullable URI proxy,
            @Nullable String proxyUser,
            @Nullable Path proxyPasswordFile,
            boolean compression,
            int pingIntervalSeconds,
            int reconnectWaitSeconds,
            int reconnectRandomSeconds,
            int reconnectDoublings) {
        public OperatorLink {
            versions = List.copyOf(versions);
        }
    }

    /**
     * @param departure when the vehicle leaves every day; null if nobody knows
     */
    public record Session(
            double minimumSocPercent, double targetSocPercent, @Nullable LocalTime departure) {}

    /**
     * How far remote set-points may go at this site.
     *
     * @param rampPerSecondW,reversalsPerHour,randomDelaySeconds,offlineExportSeconds 0 for none
     */
    public record Authority(
            double rampPerSecondW,
            int reversalsPerHour,
            int randomDelaySeconds,
            int offlineExportSeconds) {}

    public record Console(boolean enabled, String bindAddress, int port) {}

    /**
     * @param cpu the processor the lane is bound to; empty leaves it to the kernel
     */
    public record Lane(int periodMillis, boolean realTime, OptionalInt cpu) {}

    public record Journal(Path directory) {}

    /**
     * What is soldered to what. Which of it is needed depends on the pilot's front end.
     *
     * @param pwmChip null without a PWM; likewise the devices
     */
    public record Pins(
            List<Line> lines,
            List<Analog> analog,
            @Nullable String pwmChip,
            int pwmChannel,
            @Nullable String spiDevice,
            int spiSpeedHz,
            double spiReferenceV,
            @Nullable String serialDevice,
            int serialBaud) {
        public Pins {
            lines = List.copyOf(lines);
            analog = List.copyOf(analog);
        }
    }

    /**
     * One GPIO line.
     *
     * @param chip label, name or path of its chip; empty for the one chip that has such a line
     * @param line its name or offset
     */
    public record Line(
            LineUse use, String chip, String line, boolean activeLow, Bias bias, int debounceUs) {}

    /** What a line is for; active means that the name is true. */
    public enum LineUse {
        PILOT_ABOVE_10V5,
        PILOT_ABOVE_7V5,
        PILOT_ABOVE_4V5,
        PILOT_ABOVE_1V5,
        PILOT_BELOW_MINUS_10V5,
        EMERGENCY_STOP_OK,
        RESIDUAL_CURRENT_OK,
        PROTECTIVE_EARTH_OK,
        CONTACTOR_CLOSED,
        CONNECTOR_LOCKED,
        INSULATION_OK,
        CONTACTOR,
        PERMISSION,
        LOCK,
        GATE_BLOCK,
        RESIDUAL_CURRENT_TEST
    }

    public enum Bias {
        AS_IS,
        PULL_UP,
        PULL_DOWN,
        DISABLED
    }

    /**
     * One analogue channel.
     *
     * @param device {@code spi}, or the name of an industrial I/O device
     * @param gain volts on the wire per volt at the converter
     * @param offsetV volts on the wire when the converter sees 0 V
     * @param pullUpOhm NaN where the use is a voltage
     * @param supplyV of the pull-up
     */
    public record Analog(
            AnalogUse use,
            String device,
            int channel,
            double gain,
            double offsetV,
            double pullUpOhm,
            double supplyV) {}

    public enum AnalogUse {
        PILOT,
        PILOT_POSITIVE_PEAK,
        PILOT_NEGATIVE_PEAK,
        PROXIMITY,
        CONNECTOR_TEMPERATURE
    }

    /**
     * @param device null without a hardware watchdog of our own; systemd may have it
     */
    public record Watchdog(@Nullable Path device, int timeoutSeconds) {}

    /**
     * What the whole site may take and feed in where it is connected; held by its meter.
     *
     * @param importLimitW,exportLimitW positive infinity without such a limit
     * @param unseenImportLimitW for the charger while the meter is not seen
     */
    public record Connection(double importLimitW, double exportLimitW, double unseenImportLimitW) {
        /** Whether the meter is needed to keep a limit. */
        public boolean isLimited() {
            return importLimitW < Double.POSITIVE_INFINITY
                    || exportLimitW < Double.POSITIVE_INFINITY;
        }
    }

    /**
     * The site's energy manager.
     *
     * @param url not null with a driver
     * @param topic beginning of every topic
     * @param user,passwordFile both or neither
     * @param certificateFile,certificateKeyFile both or neither
     * @param silentImportLimitW for the charger while the manager is silent
     */
    public record SiteManager(
            ManagerDriver driver,
            @Nullable URI url,
            String topic,
            @Nullable String user,
            @Nullable Path passwordFile,
            @Nullable Path authorityFile,
            @Nullable Path certificateFile,
            @Nullable Path certificateKeyFile,
            double silentImportLimitW) {}

    public enum ManagerDriver {
        /** Nobody manages this site. */
        NONE,
        MQTT
    }

    /**
     * An insulation monitor on a bus.
     *
     * @param host empty when it is on a serial line
     * @param map as for the converter
     */
    public record Insulation(
            InsulationDriver driver,
            String host,
            int port,
            int unitId,
            @Nullable String map,
            @Nullable Serial serial) {}

    public enum InsulationDriver {
        /** A line or the pilot microcontroller tells, or nobody. */
        NONE,
        MAP
    }

    /**
     * How firmware is renewed.
     *
     * @param releaseFile what the package or image says about itself
     * @param requestFile where the installing service is asked
     */
    public record Update(
            UpdateInstaller installer,
            Path releaseFile,
            Path keyDirectory,
            Path requestFile,
            Path answerDirectory) {}

    public enum UpdateInstaller {
        /** As the release file says; none without one. */
        AS_INSTALLED,
        NONE,
        DEB,
        RAUC
    }
}
