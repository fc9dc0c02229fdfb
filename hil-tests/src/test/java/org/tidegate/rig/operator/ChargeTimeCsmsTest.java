package org.tidegate.rig.operator;

import static org.assertj.core.api.Assertions.assertThat;

import eu.chargetime.ocpp.JSONServer;
import eu.chargetime.ocpp.ServerEvents;
import eu.chargetime.ocpp.feature.profile.ServerCoreEventHandler;
import eu.chargetime.ocpp.feature.profile.ServerCoreProfile;
import eu.chargetime.ocpp.feature.profile.ServerRemoteTriggerProfile;
import eu.chargetime.ocpp.feature.profile.ServerSmartChargingProfile;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import eu.chargetime.ocpp.model.SessionInformation;
import eu.chargetime.ocpp.model.core.AuthorizationStatus;
import eu.chargetime.ocpp.model.core.AuthorizeConfirmation;
import eu.chargetime.ocpp.model.core.AuthorizeRequest;
import eu.chargetime.ocpp.model.core.BootNotificationConfirmation;
import eu.chargetime.ocpp.model.core.BootNotificationRequest;
import eu.chargetime.ocpp.model.core.ChangeConfigurationConfirmation;
import eu.chargetime.ocpp.model.core.ChangeConfigurationRequest;
import eu.chargetime.ocpp.model.core.ChargingProfile;
import eu.chargetime.ocpp.model.core.ChargingProfileKindType;
import eu.chargetime.ocpp.model.core.ChargingProfilePurposeType;
import eu.chargetime.ocpp.model.core.ChargingRateUnitType;
import eu.chargetime.ocpp.model.core.ChargingSchedule;
import eu.chargetime.ocpp.model.core.ChargingSchedulePeriod;
import eu.chargetime.ocpp.model.core.ConfigurationStatus;
import eu.chargetime.ocpp.model.core.DataTransferConfirmation;
import eu.chargetime.ocpp.model.core.DataTransferRequest;
import eu.chargetime.ocpp.model.core.DataTransferStatus;
import eu.chargetime.ocpp.model.core.GetConfigurationConfirmation;
import eu.chargetime.ocpp.model.core.GetConfigurationRequest;
import eu.chargetime.ocpp.model.core.HeartbeatConfirmation;
import eu.chargetime.ocpp.model.core.HeartbeatRequest;
import eu.chargetime.ocpp.model.core.IdTagInfo;
import eu.chargetime.ocpp.model.core.MeterValuesConfirmation;
import eu.chargetime.ocpp.model.core.MeterValuesRequest;
import eu.chargetime.ocpp.model.core.Reason;
import eu.chargetime.ocpp.model.core.RegistrationStatus;
import eu.chargetime.ocpp.model.core.RemoteStartStopStatus;
import eu.chargetime.ocpp.model.core.RemoteStartTransactionConfirmation;
import eu.chargetime.ocpp.model.core.RemoteStartTransactionRequest;
import eu.chargetime.ocpp.model.core.RemoteStopTransactionConfirmation;
import eu.chargetime.ocpp.model.core.RemoteStopTransactionRequest;
import eu.chargetime.ocpp.model.core.ResetConfirmation;
import eu.chargetime.ocpp.model.core.ResetRequest;
import eu.chargetime.ocpp.model.core.ResetStatus;
import eu.chargetime.ocpp.model.core.ResetType;
import eu.chargetime.ocpp.model.core.StartTransactionConfirmation;
import eu.chargetime.ocpp.model.core.StartTransactionRequest;
import eu.chargetime.ocpp.model.core.StatusNotificationConfirmation;
import eu.chargetime.ocpp.model.core.StatusNotificationRequest;
import eu.chargetime.ocpp.model.core.StopTransactionConfirmation;
import eu.chargetime.ocpp.model.core.StopTransactionRequest;
import eu.chargetime.ocpp.model.remotetrigger.TriggerMessageConfirmation;
import eu.chargetime.ocpp.model.remotetrigger.TriggerMessageRequest;
import eu.chargetime.ocpp.model.remotetrigger.TriggerMessageRequestType;
import eu.chargetime.ocpp.model.remotetrigger.TriggerMessageStatus;
import eu.chargetime.ocpp.model.smartcharging.ChargingProfileStatus;
import eu.chargetime.ocpp.model.smartcharging.GetCompositeScheduleConfirmation;
import eu.chargetime.ocpp.model.smartcharging.GetCompositeScheduleRequest;
import eu.chargetime.ocpp.model.smartcharging.SetChargingProfileConfirmation;
import eu.chargetime.ocpp.model.smartcharging.SetChargingProfileRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.StationState.Session;
import org.tidegate.rig.FreePort;

/** The best-known Java library as a central system; it knows 1.6 alone. */
@DisplayName("A central system made with eu.chargetime.ocpp")
class ChargeTimeCsmsTest {
    private static final int NUMBER = 4711;

    private final List<Request> heard = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable UUID> session = new AtomicReference<>();
    private final JSONServer server = new JSONServer(new ServerCoreProfile(new Desk()));
    private int port;

    /** Takes everything and writes it down. */
    private final class Desk implements ServerCoreEventHandler {
        @Override
        public AuthorizeConfirmation handleAuthorizeRequest(UUID from, AuthorizeRequest r) {
            heard.add(r);
            return new AuthorizeConfirmation(new IdTagInfo(AuthorizationStatus.Accepted));
        }

        @Override
        public BootNotificationConfirmation handleBootNotificationRequest(
                UUID from, BootNotificationRequest r) {
            heard.add(r);
            return new BootNotificationConfirmation(now(), 300, RegistrationStatus.Accepted);
        }

        @Override
        public DataTransferConfirmation handleDataTransferRequest(
                UUID from, DataTransferRequest r) {
            heard.add(r);
            return new DataTransferConfirmation(DataTransferStatus.UnknownVendorId);
        }

        @Override
        public HeartbeatConfirmation handleHeartbeatRequest(UUID from, HeartbeatRequest r) {
            heard.add(r);
            return new HeartbeatConfirmation(now());
        }

        @Override
        public MeterValuesConfirmation handleMeterValuesRequest(UUID from, MeterValuesRequest r) {
            heard.add(r);
            return new MeterValuesConfirmation();
        }

        @Override
        public StartTransactionConfirmation handleStartTransactionRequest(
                UUID from, StartTransactionRequest r) {
            heard.add(r);
            return new StartTransactionConfirmation(
                    new IdTagInfo(AuthorizationStatus.Accepted), NUMBER);
        }

        @Override
        public StatusNotificationConfirmation handleStatusNotificationRequest(
                UUID from, StatusNotificationRequest r) {
            heard.add(r);
            return new StatusNotificationConfirmation();
        }

        @Override
        public StopTransactionConfirmation handleStopTransactionRequest(
                UUID from, StopTransactionRequest r) {
            heard.add(r);
            return new StopTransactionConfirmation();
        }
    }

    private static ZonedDateTime now() {
        return Instant.now().atZone(ZoneOffset.UTC);
    }

    @BeforeEach
    void listen() throws IOException {
        port = FreePort.find();
        server.addFeatureProfile(new ServerSmartChargingProfile());
        server.addFeatureProfile(new ServerRemoteTriggerProfile());
        server.open(
                "localhost",
                port,
                new ServerEvents() {
                    @Override
                    public void authenticateSession(
                            SessionInformation who, String user, byte[] password) {}

                    @Override
                    public void newSession(UUID id, SessionInformation who) {
                        session.set(id);
                    }

                    @Override
                    public void lostSession(UUID id) {
                        session.compareAndSet(id, null);
                    }
                });
    }

    @AfterEach
    void close() {
        server.close();
    }

    private <T extends Request> List<T> heard(Class<T> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private <T extends Confirmation> T asks(Request request, Class<T> kind) throws Exception {
        UUID id = Objects.requireNonNull(session.get());
        return kind.cast(server.send(id, request).toCompletableFuture().get(20, TimeUnit.SECONDS));
    }

    @Test
    void has_a_session_from_boot_to_reset() throws Exception {
        URI url = URI.create("ws://localhost:" + port);
        try (var station = new LiveStation(LiveStation.settings(url, "ocpp1.6"))) {
            station.until("statuses", () -> heard(StatusNotificationRequest.class).size() >= 2);
            assertThat(heard(BootNotificationRequest.class)).hasSize(1);
            configuration();
            var start = new RemoteStartTransactionRequest("REMOTE-1");
            start.setConnectorId(1);
            assertThat(asks(start, RemoteStartTransactionConfirmation.class).getStatus())
                    .isEqualTo(RemoteStartStopStatus.Accepted);
            station.charger.plugIn();
            station.until("energy", () -> station.charger.session() == Session.ENERGY);
            station.until("values", () -> heard(MeterValuesRequest.class).size() >= 3);
            assertThat(heard(StartTransactionRequest.class).getFirst().getIdTag())
                    .isEqualTo("REMOTE-1");
            assertThat(heard(MeterValuesRequest.class).getLast().getTransactionId())
                    .isEqualTo(NUMBER);
            profile(station);
            int beats = heard(HeartbeatRequest.class).size();
            assertThat(
                            asks(
                                            new TriggerMessageRequest(
                                                    TriggerMessageRequestType.Heartbeat),
                                            TriggerMessageConfirmation.class)
                                    .getStatus())
                    .isEqualTo(TriggerMessageStatus.Accepted);
            station.until("heartbeat", () -> heard(HeartbeatRequest.class).size() > beats);
            assertThat(
                            asks(
                                            new RemoteStopTransactionRequest(NUMBER),
                                            RemoteStopTransactionConfirmation.class)
                                    .getStatus())
                    .isEqualTo(RemoteStartStopStatus.Accepted);
            station.until("stop", () -> !heard(StopTransactionRequest.class).isEmpty());
            StopTransactionRequest stop = heard(StopTransactionRequest.class).getFirst();
            assertThat(stop.getTransactionId()).isEqualTo(NUMBER);
            assertThat(stop.getReason()).isEqualTo(Reason.Remote);
            assertThat(stop.getMeterStop())
                    .isGreaterThanOrEqualTo(
                            heard(StartTransactionRequest.class).getFirst().getMeterStart());
            assertThat(asks(new ResetRequest(ResetType.Soft), ResetConfirmation.class).getStatus())
                    .isEqualTo(ResetStatus.Accepted);
            station.until("reset", () -> station.operator().resetRequested());
        }
    }

    private void configuration() throws Exception {
        assertThat(
                        asks(new GetConfigurationRequest(), GetConfigurationConfirmation.class)
                                .getConfigurationKey())
                .extracting(k -> k.getKey())
                .contains("NumberOfConnectors", "SupportedFeatureProfiles");
        assertThat(
                        asks(
                                        new ChangeConfigurationRequest(
                                                "MeterValuesSampledData", "Nonsense"),
                                        ChangeConfigurationConfirmation.class)
                                .getStatus())
                .isEqualTo(ConfigurationStatus.Rejected);
    }

    private void profile(LiveStation station) throws Exception {
        var schedule =
                new ChargingSchedule(
                        ChargingRateUnitType.W,
                        new ChargingSchedulePeriod[] {new ChargingSchedulePeriod(0, 3000.0)});
        var profile =
                new ChargingProfile(
                        1,
                        0,
                        ChargingProfilePurposeType.TxProfile,
                        ChargingProfileKindType.Relative,
                        schedule);
        assertThat(
                        asks(
                                        new SetChargingProfileRequest(1, profile),
                                        SetChargingProfileConfirmation.class)
                                .getStatus())
                .as("%s", station.told())
                .isEqualTo(ChargingProfileStatus.Accepted);
        station.until("3 kW", () -> station.charger.powerW() == 3000);
        assertThat(
                        asks(
                                        new GetCompositeScheduleRequest(1, 600),
                                        GetCompositeScheduleConfirmation.class)
                                .getChargingSchedule()
                                .getChargingSchedulePeriod()[0]
                                .getLimit())
                .isEqualTo(3000.0);
    }
}
