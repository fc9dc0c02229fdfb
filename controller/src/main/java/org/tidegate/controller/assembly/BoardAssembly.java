package org.tidegate.controller.assembly;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.tidegate.board.Board;
import org.tidegate.board.gridcode.Confirmations;
import org.tidegate.controller.authority.AuthoritySettings;
import org.tidegate.controller.bridge.Departure;
import org.tidegate.controller.lane.LaneSettings;
import org.tidegate.controller.lane.SiteSettings;
import org.tidegate.hal.SunSpecSettings;
import org.tidegate.iso15118.Iso20Settings;
import org.tidegate.iso15118.OlderProtocols;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.slac.Mac;
import org.tidegate.iso15118.slac.SlacMessage;
import org.tidegate.iso15118.slac.SlacSettings;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.TransportSettings;
import org.tidegate.pilot.PilotTimes;
import org.tidegate.runtime.Settings;

/** Turns what the board file says into what each part of the charger is told. */
public final class BoardAssembly {
    /** Losses from battery to grid are at most this share; measured efficiencies are 94 to 97 %. */
    private static final double MINIMUM_EFFICIENCY = 0.94;

    /** Where nothing listens: a charger without an operator keeps trying nobody. */
    private static final URI NO_OPERATOR = URI.create("ws://127.0.0.1:9/none");

    /** Per-unit base until the converter has told its own rating. */
    private static final double DEFAULT_RATED_VA = 11_000;

    private BoardAssembly() {}

    /**
     * @param twinGrid the converter feeds a twin's grid, where an unconfirmed profile may export
     * @param password of the operator's account; empty sends none
     */
    public static ChargerSettings settings(
            Board board, GridProfile profile, boolean twinGrid, String password) {
        if (board.pilot().connector() != Board.Connector.FIXED_CABLE) {
            throw new IllegalArgumentException(
                    "pilot.connector: a DC charger has a fixed cable (IEC 61851-23). Remedy: set"
                            + " fixed_cable and cable_current_limit_a");
        }
        LaneSettings lane = lane(board, profile, twinGrid);
        OcppSettings operator = operator(board, password);
        return new ChargerSettings(
                lane,
                profile.settings(),
                Islanding.of(
                        profile.code(),
                        board.grid().islanding(),
                        ClearingTimes.loop(board),
                        twinGrid),
                PilotTimes.presets().at(board.pilot().ventilation(), board.pilot().releaseButton()),
                vehicle(board),
                operator,
                new Departure(board.session().departure(), ZoneId.systemDefault()),
                DerAssembly.authority(
                        profile,
                        board.grid().phases(),
                        Confirmations.confirmed(profile.code(), board.grid().confirmed()),
                        lane,
                        operator));
    }

    /** Sections of the profile that are neither public nor confirmed as they are. */
    public static List<String> stillUnconfirmed(Board board, GridProfile profile) {
        return Confirmations.missing(profile.code(), board.grid().confirmed()).stream()
                .map(m -> m.section().key())
                .toList();
    }

    private static LaneSettings lane(Board board, GridProfile profile, boolean twinGrid) {
        boolean twinVehicle = board.pilot().frontEnd() == Board.FrontEnd.TWIN;
        double chargeW = Math.min(board.grid().importLimitW(), board.converter().chargeCapW());
        double dischargeW =
                Math.min(board.grid().exportLimitW(), board.converter().dischargeCapW());
        boolean confirmed = stillUnconfirmed(board, profile).isEmpty() && !profile.demonstration();
        return new LaneSettings(
                board.lane().periodMillis() * 1_000_000L,
                board.grid().nominalVoltageV(),
                DEFAULT_RATED_VA,
                chargeW,
                dischargeW,
                board.grid().exportPermitted(),
                twinGrid || confirmed,
                board.vehicle().tls() || !twinVehicle,
                board.pilot().cableCurrentLimitA(),
                board.session().minimumSocPercent(),
                board.session().targetSocPercent(),
                board.operator().authoriseOffline(),
                MINIMUM_EFFICIENCY,
                profile.name(),
                profile.demonstration(),
                authority(board),
                site(board));
    }

    private static SiteSettings site(Board board) {
        return new SiteSettings(
                board.connection().importLimitW(),
                board.connection().exportLimitW(),
                board.connection().unseenImportLimitW(),
                board.manager().driver() != Board.ManagerDriver.NONE,
                board.manager().silentImportLimitW());
    }

    private static AuthoritySettings authority(Board board) {
        Board.Authority a = board.authority();
        return new AuthoritySettings(
                a.rampPerSecondW(),
                a.reversalsPerHour(),
                Duration.ofSeconds(a.randomDelaySeconds()).toNanos(),
                Duration.ofSeconds(a.offlineExportSeconds()).toNanos(),
                board.charger().identity().hashCode());
    }

    private static SeccSettings vehicle(Board board) {
        double cableA = board.pilot().cableCurrentLimitA();
        SeccSettings settings =
                SeccSettings.presets(
                        board.charger().identity(),
                        new SeccSettings.Rating(
                                board.grid().importLimitW(),
                                board.grid().exportPermitted() ? board.grid().exportLimitW() : 0,
                                cableA,
                                cableA,
                                0,
                                920));
        Board.Protocols speaks = board.vehicle().protocols();
        settings = settings.withOlder(older(speaks)).withIso20(iso20(speaks));
        return board.vehicle().tls() ? settings : settings.inLaboratory();
    }

    private static OlderProtocols older(Board.Protocols speaks) {
        OlderProtocols older =
                OlderProtocols.presets()
                        .serving(speaks.iso2(), speaks.din())
                        .withReceipts(speaks.receiptIntervalSeconds());
        return speaks.saeJ2847Discharge() ? older.withDischargeOverJ2847() : older;
    }

    private static Iso20Settings iso20(Board.Protocols speaks) {
        Iso20Settings iso20 =
                Iso20Settings.presets()
                        .offering(
                                speaks.outlet() == Board.Outlet.MCS
                                        ? Iso20Settings.Energy.MCS
                                        : Iso20Settings.Energy.DC)
                        .confirming(0, speaks.receiptIntervalSeconds());
        if (speaks.control() == Board.Control.SCHEDULED) {
            iso20 =
                    iso20.controlled(
                            Iso20Settings.Control.SCHEDULED, Iso20Settings.Control.DYNAMIC);
        }
        if (speaks.mobilityByCharger()) {
            iso20 = iso20.withMobilityByCharger();
        }
        return speaks.iso20() ? iso20 : iso20.notServed();
    }

    /**
     * How to match over the power line.
     *
     * @param own the address of the interface the modem is at
     */
    static SlacSettings matching(Board.Slac slac, Mac own) {
        String address = slac.modemAddress();
        SlacMessage.Modem kind =
                switch (slac.modem()) {
                    case QCA -> SlacMessage.Modem.QCA;
                    case LUMISSIL -> SlacMessage.Modem.LUMISSIL;
                    case NONE, UNKNOWN -> SlacMessage.Modem.UNKNOWN;
                };
        return new SlacSettings(
                own,
                address == null ? Mac.BROADCAST : new Mac(Long.parseLong(address, 16)),
                kind,
                Settings.of(
                        SlacSettings.PARAMETERS,
                        Map.of(
                                SlacSettings.ATTENUATION_OFFSET,
                                slac.attenuationOffsetDb(),
                                SlacSettings.INIT_TIMEOUT,
                                slac.initTimeoutSeconds(),
                                SlacSettings.STEP_EF,
                                slac.stepEfSeconds(),
                                SlacSettings.SEQUENCE_RETRIES,
                                (double) slac.sequenceRetries(),
                                SlacSettings.JOIN_TIMEOUT,
                                slac.joinTimeoutSeconds())));
    }

    private static OcppSettings operator(Board board, String password) {
        URI url = board.operator().url();
        OcppSettings settings =
                OcppSettings.of(url == null ? NO_OPERATOR : url, board.operator().identity())
                        .withMeterInterval(Duration.ofSeconds(5));
        Board.OperatorLink link = board.operator().link();
        settings =
                settings.withPatience(
                                settings.callTimeout(),
                                Duration.ofSeconds(link.pingIntervalSeconds()))
                        .withBackOff(
                                Duration.ofSeconds(link.reconnectWaitSeconds()),
                                Duration.ofSeconds(link.reconnectRandomSeconds()))
                        .withDoublings(link.reconnectDoublings())
                        .speaking(link.versions().stream().map(v -> "ocpp" + v).toList());
        if (board.operator().idToken() != null) {
            settings = settings.withIdToken(board.operator().idToken(), "Central");
        }
        if (board.operator().authorityFile() != null) {
            settings = settings.withTrustedCertificates(board.operator().authorityFile());
        }
        return password.isEmpty() ? settings : settings.withPassword(password);
    }

    /**
     * How the operator is reached.
     *
     * @param proxyPassword of the proxy's user; empty sends none
     */
    public static TransportSettings transport(Board board, String proxyPassword) {
        Board.OperatorLink link = board.operator().link();
        TransportSettings settings =
                TransportSettings.defaults()
                        .trusting(board.operator().authorityFile())
                        .withWildcards(link.wildcardCertificates())
                        .withCompression(link.compression());
        if (link.certificateFile() != null && link.certificateKeyFile() != null) {
            settings = settings.identifiedBy(link.certificateFile(), link.certificateKeyFile());
        }
        if (link.proxy() != null) {
            settings =
                    settings.through(
                            TransportSettings.Proxy.of(
                                    link.proxy(),
                                    link.proxyUser(),
                                    proxyPassword.isEmpty() ? null : proxyPassword));
        }
        return link.laboratory() ? settings.inLaboratory() : settings;
    }

    /** How the converter is polled. */
    public static SunSpecSettings converter(Board board) {
        SunSpecSettings d = SunSpecSettings.defaults();
        long milli = 1_000_000L;
        int revertS = board.converter().revertTimeSeconds();
        return new SunSpecSettings(
                board.converter().unitId(),
                board.converter().pollIntervalMillis() * milli,
                board.converter().deadlineMillis() * milli,
                d.discoveryTimeoutNanos(),
                Math.min(d.rewriteNanos(), revertS * 400L * milli),
                revertS,
                d.requestLifetimeNanos(),
                d.offlineAfterNanos(),
                d.slewWPerS(),
                d.followNanos(),
                d.boardDcVoltageV(),
                board.pilot().cableCurrentLimitA());
    }
}
