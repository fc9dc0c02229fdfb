package org.tidegate.board;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.OptionalInt;

/**
 * What one charger is made of and where it stands, as its board file says it. Every value is in
 * range; what the file left out is its preset. Paths are resolved against the file's directory.
 */
public record Board(
        Charger charger,
        Grid grid,
        Converter converter,
        Pilot pilot,
        Vehicle vehicle,
        Operator operator,
        Session session,
        Authority authority,
        Console console,
        Lane lane,
        Journal journal) {

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

    public record Converter(
            ConverterDriver driver,
            String host,
            int port,
            int unitId,
            int pollIntervalMillis,
            int deadlineMillis,
            int revertTimeSeconds,
            double chargeCapW,
            double dischargeCapW) {}

    public enum ConverterDriver {
        SUNSPEC
    }

    /**
     * @param cableCurrentLimitA of a fixed cable; NaN with a socket, where the plug says it
     */
    public record Pilot(
            FrontEnd frontEnd,
            Connector connector,
            double cableCurrentLimitA,
            boolean ventilation) {}

    public enum FrontEnd {
        NONE,
        TWIN
    }

    public enum Connector {
        FIXED_CABLE,
        SOCKET
    }

    /**
     * @param listenAddress an IP address
     * @param networkInterface where SDP listens; null for the one that has the listen address
     * @param keystoreFile,keystorePasswordFile not null when {@code tls}
     */
    public record Vehicle(
            String listenAddress,
            int port,
            @Nullable String networkInterface,
            boolean sdp,
            boolean tls,
            @Nullable Path keystoreFile,
            @Nullable Path keystorePasswordFile) {}

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
            OperatorLink link) {}

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
}
