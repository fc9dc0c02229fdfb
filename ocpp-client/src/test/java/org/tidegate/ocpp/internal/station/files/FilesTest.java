package org.tidegate.ocpp.internal.station.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.ocpp.internal.station.security.TestCa.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.FilePort;
import org.tidegate.ocpp.FilePort.Outcome;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.StationState.Session;
import org.tidegate.ocpp.internal.station.StationBench;
import org.tidegate.ocpp.internal.station.security.TestCa;
import org.tidegate.ocpp.internal.station.security.X509;

@DisplayName("Firmware updates and log uploads")
class FilesTest {
    private static final Instant NOW = Instant.ofEpochMilli(StationBench.WALL);
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(10));
    private static final Instant AFTER = NOW.plus(Duration.ofDays(1000));

    /** Goes to files.invalid and nowhere else; the bench does its jobs. */
    private static final class Files implements FilePort {
        boolean restartsItself;

        @Override
        public boolean restartsItself() {
            return restartsItself;
        }

        @Override
        public void begin(Job job) {}

        @Override
        public void cancel(long number) {}

        @Override
        public @Nullable Report poll() {
            return null;
        }

        @Override
        public @Nullable String refusal(URI place) {
            return "https".equals(place.getScheme()) && "files.invalid".equals(place.getHost())
                    ? null
                    : "not there";
        }

        @Override
        public @Nullable String fileName(Log log) {
            return log == Log.DATA_COLLECTOR ? null : "tg-1.log";
        }
    }

    private final TestCa maker = new TestCa("Maker", BEFORE, AFTER);
    private final Files files = new Files();
    private final StationBench bench =
            StationBench.with(
                            OcppSettings.of(URI.create("ws://operator.invalid/ocpp"), "TG-1")
                                    .withPassword("a-password-of-twenty"),
                            files)
                    .booted();

    private String update(int id, String place, String certificate, String more) {
        return bench.status(
                "UpdateFirmware",
                """
                {"requestId":%d,"retries":1,"retryInterval":10,"firmware":{"location":"%s",
                 "retrieveDateTime":"2026-01-01T00:00:00Z","signature":"c2ln",
                 "signingCertificate":%s%s}}
                """
                        .formatted(id, place, quoted(certificate), more));
    }

    private String good(int id, String more) {
        bench.order(
                "InstallCertificate",
                "{\"certificateType\":\"ManufacturerRootCertificate\",\"certificate\":%s}"
                        .formatted(quoted(maker.pem())));
        String signer =
                X509.write(maker.sign("signer", TestCa.keys().getPublic(), BEFORE, AFTER, null));
        return update(id, "https://files.invalid/fw.bin", signer, more);
    }

    private List<String> told() {
        var all = new ArrayList<String>();
        bench.all("FirmwareStatusNotification").forEach(n -> all.add(n.get("status").asText()));
        return all;
    }

    private void done() {
        bench.seconds(1);
        bench.reported(bench.jobs.getLast().number(), Outcome.DONE, "");
        bench.seconds(1);
    }

    @Test
    void a_signed_update_goes_all_the_way_over_a_restart() {
        assertThat(good(3, "")).isEqualTo("Accepted");
        done();
        assertThat(bench.jobs.getLast()).isInstanceOf(FilePort.Job.Verify.class);
        done();
        assertThat(bench.jobs.getLast()).isInstanceOf(FilePort.Job.Install.class);
        done();
        bench.seconds(1);
        assertThat(bench.operator().resetRequested()).isTrue();
        assertThat(told())
                .containsExactly(
                        "Downloading",
                        "Downloaded",
                        "SignatureVerified",
                        "Installing",
                        "InstallRebooting");
        bench.settings = newer(bench.settings);
        bench.restart();
        bench.booted();
        assertThat(bench.last("BootNotification").get("reason").asText())
                .isEqualTo("FirmwareUpdate");
        assertThat(told().getLast()).isEqualTo("Installed");
        assertThat(bench.last("FirmwareStatusNotification").get("requestId").asInt()).isEqualTo(3);
        assertThat(bench.all("SecurityEventNotification"))
                .anyMatch(e -> e.get("type").asText().equals("FirmwareUpdated"));
        bench.restart();
        bench.booted();
        assertThat(told()).as("told once").filteredOn(s -> s.equals("Installed")).hasSize(1);
    }

    private void installs() {
        files.restartsItself = true;
        assertThat(good(3, "")).isEqualTo("Accepted");
        done();
        done();
        bench.seconds(1);
    }

    @Test
    void a_board_that_restarts_by_itself_is_not_asked_to_and_a_quick_one_is_believed() {
        installs();
        bench.settings = newer(bench.settings); // restarted before it was even told
        bench.restart();
        bench.booted();
        assertThat(told().getLast()).isEqualTo("Installed");
        assertThat(told()).filteredOn(s -> s.equals("Downloading")).as("once").hasSize(1);
    }

    @Test
    void a_board_that_does_not_restart_by_itself_after_all_has_failed_and_charges_again() {
        installs();
        done();
        bench.seconds(30);
        assertThat(bench.operator().resetRequested()).isFalse();
        assertThat(told().getLast()).isEqualTo("InstallRebooting");
        bench.seconds(180);
        assertThat(told().getLast()).isEqualTo("InstallationFailed");
        bench.plugIn();
        bench.seconds(5);
        assertThat(bench.phase).isEqualTo(Session.ENERGY);
    }

    private static OcppSettings newer(OcppSettings s) {
        return new OcppSettings(
                s.url(),
                s.identity(),
                s.password(),
                s.idToken(),
                s.idTokenType(),
                s.trustedCertificates(),
                s.vendorName(),
                s.model(),
                s.serialNumber(),
                "0.2.0",
                s.meterInterval(),
                s.callTimeout(),
                s.pingInterval(),
                s.backOffMinimum(),
                s.backOffRandom(),
                s.backOffDoublings(),
                s.messageAttempts(),
                s.messageAttemptInterval(),
                s.stateLifetime(),
                s.subprotocols());
    }

    @Test
    void the_same_version_after_the_restart_means_it_failed() {
        good(3, "");
        done();
        done();
        done();
        bench.restart();
        bench.booted();
        assertThat(told().getLast()).isEqualTo("InstallationFailed");
    }

    @Test
    void unsigned_untrusted_and_misplaced_firmware_is_refused_before_anything_is_fetched() {
        assertThat(
                        bench.status(
                                "UpdateFirmware",
                                """
                                {"requestId":1,"firmware":{"location":"https://files.invalid/f",
                                 "retrieveDateTime":"2026-01-01T00:00:00Z"}}
                                """))
                .isEqualTo("Rejected");
        String stranger = new TestCa("Stranger", BEFORE, AFTER).pem();
        assertThat(update(2, "https://files.invalid/f", stranger, ""))
                .isEqualTo("InvalidCertificate");
        assertThat(bench.all("SecurityEventNotification"))
                .anyMatch(e -> e.get("type").asText().equals("InvalidFirmwareSigningCertificate"));
        good(3, "");
        int jobs = bench.jobs.size();
        String signer = X509.write(maker.sign("s", TestCa.keys().getPublic(), BEFORE, AFTER, null));
        for (String place :
                new String[] {
                    "http://files.invalid/f",
                    "https://169.254.169.254/f",
                    "file:///etc/passwd",
                    "$(reboot)",
                    "https://files.invalid.evil.invalid/f"
                }) {
            assertThat(update(4, place, signer, "")).as(place).isEqualTo("Rejected");
        }
        bench.seconds(1);
        assertThat(bench.jobs.size()).isLessThanOrEqualTo(jobs + 1);
    }

    @Test
    void a_wrong_signature_ends_it_and_is_told_as_a_security_event() {
        good(5, "");
        done();
        bench.reported(
                bench.jobs.getLast().number(), Outcome.INVALID_SIGNATURE, "signed by nobody");
        bench.seconds(2);
        assertThat(told().getLast()).isEqualTo("InvalidSignature");
        assertThat(bench.all("SecurityEventNotification"))
                .anyMatch(e -> e.get("type").asText().equals("InvalidFirmwareSignature"));
        assertThat(bench.operator().resetRequested()).isFalse();
    }

    @Test
    void a_download_is_tried_again_and_then_given_up() {
        good(6, "");
        bench.seconds(1);
        bench.reported(bench.jobs.getLast().number(), Outcome.FAILED, "HTTP 503");
        int jobs = bench.jobs.size();
        bench.seconds(8);
        assertThat(bench.jobs).hasSize(jobs);
        bench.seconds(4);
        assertThat(bench.jobs).hasSize(jobs + 1);
        bench.reported(bench.jobs.getLast().number(), Outcome.FAILED, "HTTP 503");
        bench.seconds(30);
        assertThat(told()).containsExactly("Downloading", "DownloadFailed");
        assertThat(bench.jobs).hasSize(jobs + 1);
    }

    @Test
    void it_waits_for_the_transaction_and_keeps_the_next_one_out() {
        bench.charging();
        good(7, "");
        done();
        done();
        bench.seconds(2);
        assertThat(told().getLast()).isEqualTo("InstallScheduled");
        assertThat(bench.phase).isEqualTo(Session.ENERGY);
        bench.unplug();
        bench.seconds(2);
        assertThat(told().getLast()).isEqualTo("Installing");
        bench.plugIn();
        bench.seconds(3);
        assertThat(bench.phase).isEqualTo(Session.WAITING_FOR_AUTHORISATION);
    }

    @Test
    void another_order_replaces_one_that_is_not_being_installed() {
        good(8, "");
        bench.seconds(1);
        assertThat(good(9, "")).isEqualTo("AcceptedCanceled");
        done();
        done();
        assertThat(good(10, "")).as("being installed").isEqualTo("Rejected");
        assertThat(bench.last("FirmwareStatusNotification").get("requestId").asInt()).isEqualTo(9);
    }

    @Test
    void an_install_time_is_kept_over_a_restart_and_what_was_staged_is_fetched_anew() {
        good(11, ",\"installDateTime\":\"" + bench.instant().plusSeconds(300) + "\"");
        done();
        done();
        assertThat(told().getLast()).isEqualTo("InstallScheduled");
        bench.restart();
        bench.booted();
        assertThat(bench.jobs.getLast()).isInstanceOf(FilePort.Job.Download.class);
        done();
        done();
        bench.seconds(300);
        assertThat(told().getLast()).isEqualTo("Installing");
    }

    @Test
    void the_trigger_tells_idle_or_the_last_state() {
        bench.order("TriggerMessage", "{\"requestedMessage\":\"FirmwareStatusNotification\"}");
        bench.seconds(1);
        assertThat(told()).containsExactly("Idle");
        good(12, "");
        bench.seconds(1);
        bench.order("TriggerMessage", "{\"requestedMessage\":\"FirmwareStatusNotification\"}");
        bench.seconds(1);
        assertThat(told()).containsExactly("Idle", "Downloading", "Downloading");
    }

    // ---- logs -------------------------------------------------------------------------------

    private JsonNode log(int id, String kind, String place) {
        return bench.order(
                "GetLog",
                """
                {"requestId":%d,"logType":"%s","retries":1,"retryInterval":5,
                 "log":{"remoteLocation":"%s"}}
                """
                        .formatted(id, kind, place));
    }

    private List<String> logs() {
        var all = new ArrayList<String>();
        bench.all("LogStatusNotification").forEach(n -> all.add(n.get("status").asText()));
        return all;
    }

    @Test
    void a_log_is_uploaded_and_told() {
        JsonNode answer = log(1, "SecurityLog", "https://files.invalid/in/");
        assertThat(answer.get("status").asText()).isEqualTo("Accepted");
        assertThat(answer.get("filename").asText()).isEqualTo("tg-1.log");
        done();
        assertThat(logs()).containsExactly("Uploading", "Uploaded");
        assertThat(((FilePort.Job.Upload) bench.jobs.getLast()).log())
                .isEqualTo(FilePort.Log.SECURITY);
    }

    @Test
    void a_second_order_takes_the_place_of_the_first() {
        log(1, "DiagnosticsLog", "https://files.invalid/in/");
        assertThat(log(2, "DiagnosticsLog", "https://files.invalid/in/").get("status").asText())
                .isEqualTo("AcceptedCanceled");
        done();
        assertThat(logs())
                .containsExactly("Uploading", "AcceptedCanceled", "Uploading", "Uploaded");
        assertThat(bench.last("LogStatusNotification").get("requestId").asInt()).isEqualTo(2);
    }

    @Test
    void a_failure_is_tried_again_and_a_refusal_is_not() {
        log(1, "DiagnosticsLog", "https://files.invalid/in/");
        bench.seconds(1);
        bench.reported(bench.jobs.getLast().number(), Outcome.FAILED, "HTTP 500");
        bench.seconds(6);
        bench.reported(bench.jobs.getLast().number(), Outcome.PERMISSION_DENIED, "HTTP 403");
        bench.seconds(20);
        assertThat(logs()).containsExactly("Uploading", "PermissionDenied");
    }

    @Test
    void places_and_logs_that_are_not_there_are_refused() {
        assertThat(log(1, "DiagnosticsLog", "sftp://files.invalid/").get("status").asText())
                .isEqualTo("Rejected");
        assertThat(log(1, "DiagnosticsLog", "; rm -rf /").get("status").asText())
                .isEqualTo("Rejected");
        assertThat(log(1, "DataCollectorLog", "https://files.invalid/").get("status").asText())
                .isEqualTo("Rejected");
        assertThat(bench.jobs).isEmpty();
    }
}
