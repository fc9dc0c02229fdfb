package org.tidegate.ocpp.internal.station.files;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.FilePort;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.json.Violation;
import org.tidegate.ocpp.internal.message.Certificates.GetCertificateIdUse;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.Firmware.FirmwareStatus;
import org.tidegate.ocpp.internal.message.Firmware.FirmwareStatusNotification;
import org.tidegate.ocpp.internal.message.Firmware.UpdateFirmware;
import org.tidegate.ocpp.internal.message.Firmware.UpdateFirmwareResponse;
import org.tidegate.ocpp.internal.message.Firmware.UpdateFirmwareStatus;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.station.Action;
import org.tidegate.ocpp.internal.station.Desk;
import org.tidegate.ocpp.internal.station.Keep;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Surroundings;
import org.tidegate.ocpp.internal.station.Words;
import org.tidegate.ocpp.internal.station.availability.RestartDesk;
import org.tidegate.ocpp.internal.station.device.Setting;
import org.tidegate.ocpp.internal.station.security.CertificateBook;
import org.tidegate.ocpp.internal.station.security.Trust;
import org.tidegate.ocpp.internal.station.security.X509;

/**
 * A signed firmware update (OCPP 2.1 L01): fetched, verified, installed when nobody charges, and
 * reported to the end, over the restart too. An unsigned one is refused.
 */
public final class FirmwareDesk implements Desk {
    private static final int DEFAULT_RETRIES = 3;
    private static final int DEFAULT_RETRY_SECONDS = 60;

    /** A board that restarts by itself does so within a minute, or takes the update back. */
    private static final long RESTART_NANOS = 180_000_000_000L;

    private enum Phase {
        SCHEDULED,
        DOWNLOADING,
        VERIFYING,
        WAITING,
        INSTALLING,
        REBOOTING
    }

    /** The update under way, as it is kept over a restart. */
    private record Update(
            int requestId,
            String location,
            Instant retrieve,
            @Nullable Instant install,
            String certificate,
            String signature,
            int retries,
            int retrySeconds,
            Phase phase,
            String versionBefore) {
        Update at(Phase next) {
            return new Update(
                    requestId,
                    location,
                    retrieve,
                    install,
                    certificate,
                    signature,
                    retries,
                    retrySeconds,
                    next,
                    versionBefore);
        }
    }

    private final Surroundings at;
    private final FilePort files;
    private final RestartDesk restarts;
    private final CertificateBook certificates;
    private @Nullable Update update;
    private long job;
    private long jobs;
    private int attempts;
    private long retryNanos;
    private long rebootingSinceNanos;
    private boolean toldScheduled;
    private FirmwareStatus told = FirmwareStatus.IDLE;
    private @Nullable Integer toldRequest;

    public FirmwareDesk(
            Surroundings at,
            FilePort files,
            RestartDesk restarts,
            CertificateBook certificates,
            String saved,
            Moment now) {
        this.at = at;
        this.files = files;
        this.restarts = restarts;
        this.certificates = certificates;
        this.jobs = 1_000;
        this.retryNanos = now.nanos();
        try {
            Update before = saved.isBlank() ? null : Json.read(Update.class, saved);
            update = before == null ? null : before.at(begun(before));
            rebootingSinceNanos = now.nanos();
        } catch (Violation _) {
            update = null; // another firmware's: the operator orders it again
        }
    }

    /** Where it stands after a restart: what was only staged is not trusted. */
    private Phase begun(Update before) {
        // Whoever restarts by itself may have been quicker than our disk.
        boolean other = !before.versionBefore.equals(at.settings().firmwareVersion());
        boolean restarted =
                before.phase == Phase.REBOOTING || (before.phase == Phase.INSTALLING && other);
        return restarted ? Phase.REBOOTING : Phase.SCHEDULED;
    }

    /** This start is the one an update asked for. */
    public boolean isRestartOfUpdate() {
        return update != null && update.phase == Phase.REBOOTING;
    }

    /** A verified update waits, and new sessions with it unless the operator lets them. */
    public boolean holdsSessions() {
        Update u = update;
        return u != null
                && (u.phase == Phase.INSTALLING
                        || u.phase == Phase.REBOOTING
                        || (u.phase == Phase.WAITING
                                && isInstallTime(u, at.now())
                                && !at.variables()
                                        .is(Setting.ALLOW_NEW_SESSIONS_PENDING_FIRMWARE)));
    }

    private void use(@Nullable Update next) {
        update = next;
        at.out().save(Keep.FIRMWARE, next == null ? "" : Json.write(next));
    }

    // ---- orders -----------------------------------------------------------------------------

    public OperatorCall.Answer order(UpdateFirmware c, Moment now) {
        Update running = update;
        if (running != null
                && (running.phase == Phase.INSTALLING || running.phase == Phase.REBOOTING)) {
            return answer(
                    UpdateFirmwareStatus.REJECTED,
                    "FwUpdateInProgress",
                    "update " + running.requestId + " is being installed");
        }
        String certificate = c.firmware().signingCertificate();
        String signature = c.firmware().signature();
        if (certificate == null || signature == null) {
            return answer(
                    UpdateFirmwareStatus.REJECTED,
                    "MissingParam",
                    "only signed firmware is installed: signingCertificate and signature");
        }
        String distrust = distrust(certificate, now);
        if (!distrust.isEmpty()) {
            at.securityEvent("InvalidFirmwareSigningCertificate", distrust, now);
            return answer(UpdateFirmwareStatus.INVALID_CERTIFICATE, "InvalidCertificate", distrust);
        }
        URI place = Places.parsed(c.firmware().location());
        String no = place == null ? "not an address" : files.refusal(place);
        if (no != null) {
            return answer(UpdateFirmwareStatus.REJECTED, "InvalidURL", no);
        }
        if (running != null) {
            at.out().add(new Action.Cancel(job));
        }
        attempts = 0;
        toldScheduled = false;
        retryNanos = now.nanos();
        use(
                new Update(
                        c.requestId(),
                        c.firmware().location(),
                        c.firmware().retrieveDateTime(),
                        c.firmware().installDateTime(),
                        certificate,
                        signature,
                        c.retries() == null ? DEFAULT_RETRIES : c.retries(),
                        c.retryInterval() == null
                                ? DEFAULT_RETRY_SECONDS
                                : Math.max(1, c.retryInterval()),
                        Phase.SCHEDULED,
                        at.settings().firmwareVersion()));
        return new UpdateFirmwareResponse(
                running == null
                        ? UpdateFirmwareStatus.ACCEPTED
                        : UpdateFirmwareStatus.ACCEPTED_CANCELED,
                null);
    }

    private static OperatorCall.Answer answer(
            UpdateFirmwareStatus status, String code, String why) {
        return new UpdateFirmwareResponse(status, new StatusInfo(code, Words.clipped(why, 500)));
    }

    /** Why firmware signed by this certificate is not installed; empty if it may be. */
    private String distrust(String pem, Moment now) {
        List<X509Certificate> chain = X509.read(pem);
        if (chain.isEmpty()) {
            return "not a certificate in PEM";
        }
        return Trust.fault(
                chain,
                certificates.roots(GetCertificateIdUse.MANUFACTURER_ROOT_CERTIFICATE),
                "manufacturer",
                now.wallMillis());
    }

    /** F06: the last status, or Idle. */
    public boolean trigger() {
        boolean idle = update == null;
        return at.request(
                new FirmwareStatusNotification(
                        idle ? FirmwareStatus.IDLE : told, idle ? null : toldRequest, null));
    }

    // ---- step by step -----------------------------------------------------------------------

    @Override
    public void tick(Moment now) {
        Update u = update;
        if (u == null) {
            return;
        }
        switch (u.phase) {
            case SCHEDULED -> scheduled(u, now);
            case DOWNLOADING -> {
                if (job == 0 && now.nanos() - retryNanos >= 0) {
                    download(u);
                }
            }
            case VERIFYING -> {
                // the port says how it is
            }
            case WAITING -> waiting(u, now);
            case INSTALLING -> {
                // the port says when it is done
            }
            case REBOOTING -> rebooting(u, now);
        }
    }

    private void scheduled(Update u, Moment now) {
        if (now.wallMillis() < u.retrieve.toEpochMilli()) {
            if (!toldScheduled) {
                toldScheduled = true;
                tell(u, FirmwareStatus.DOWNLOAD_SCHEDULED, "");
            }
            return;
        }
        tell(u, FirmwareStatus.DOWNLOADING, "");
        Update next = u.at(Phase.DOWNLOADING);
        use(next);
        download(next);
    }

    private void download(Update u) {
        URI place = Places.parsed(u.location);
        if (place == null) {
            over(u, FirmwareStatus.DOWNLOAD_FAILED, "not an address");
            return;
        }
        attempts++;
        begin(new FilePort.Job.Download(++jobs, place));
    }

    private void begin(FilePort.Job next) {
        job = next.number();
        at.out().add(new Action.Begin(next));
    }

    private static boolean isInstallTime(Update u, Moment now) {
        return u.install == null || now.wallMillis() >= u.install.toEpochMilli();
    }

    private void waiting(Update u, Moment now) {
        boolean later = !isInstallTime(u, now) || at.transactionId() != null;
        if (later) {
            if (told != FirmwareStatus.INSTALL_SCHEDULED) {
                tell(u, FirmwareStatus.INSTALL_SCHEDULED, "");
            }
            return;
        }
        tell(u, FirmwareStatus.INSTALLING, "");
        use(u.at(Phase.INSTALLING));
        begin(new FilePort.Job.Install(++jobs));
    }

    /** The charger restarts this process, and the next one finds itself here. */
    private void rebooting(Update u, Moment now) {
        boolean late = now.nanos() - rebootingSinceNanos >= RESTART_NANOS;
        if (late && files.restartsItself() && at.isOnline()) {
            over(u, FirmwareStatus.INSTALLATION_FAILED, "the board did not restart into it");
        }
    }

    /** False if the report is about something else. */
    public boolean reported(FilePort.Report report, Moment now) {
        Update u = update;
        if (u == null || report.number() != job) {
            return false;
        }
        job = 0;
        switch (u.phase) {
            case DOWNLOADING -> downloaded(u, report, now);
            case VERIFYING -> verified(u, report, now);
            case INSTALLING -> installed(u, report, now);
            case SCHEDULED, WAITING, REBOOTING -> {
                // given up meanwhile
            }
        }
        return true;
    }

    private void downloaded(Update u, FilePort.Report report, Moment now) {
        if (report.outcome() == FilePort.Outcome.DONE) {
            tell(u, FirmwareStatus.DOWNLOADED, "");
            use(u.at(Phase.VERIFYING));
            begin(new FilePort.Job.Verify(++jobs, u.certificate, u.signature));
        } else if (report.outcome() == FilePort.Outcome.FAILED && attempts <= u.retries) {
            retryNanos = now.nanos() + u.retrySeconds * 1_000_000_000L;
        } else {
            over(u, FirmwareStatus.DOWNLOAD_FAILED, report.words());
        }
    }

    private void verified(Update u, FilePort.Report report, Moment now) {
        if (report.outcome() == FilePort.Outcome.DONE) {
            tell(u, FirmwareStatus.SIGNATURE_VERIFIED, "");
            use(u.at(Phase.WAITING));
        } else {
            at.securityEvent("InvalidFirmwareSignature", report.words(), now);
            over(u, FirmwareStatus.INVALID_SIGNATURE, report.words());
        }
    }

    private void installed(Update u, FilePort.Report report, Moment now) {
        if (report.outcome() == FilePort.Outcome.DONE) {
            tell(u, FirmwareStatus.INSTALL_REBOOTING, "");
            use(u.at(Phase.REBOOTING));
            rebootingSinceNanos = now.nanos();
            if (!files.restartsItself()) {
                restarts.restart(false, "restart into the new firmware", now);
            }
        } else {
            over(u, FirmwareStatus.INSTALLATION_FAILED, report.words());
        }
    }

    /** The first conversation after the restart says how it went. */
    public void accepted(Moment now) {
        Update u = update;
        if (u == null || u.phase != Phase.REBOOTING || restarts.isPending()) {
            return;
        }
        boolean other = !u.versionBefore.equals(at.settings().firmwareVersion());
        if (other) {
            at.securityEvent("FirmwareUpdated", at.settings().firmwareVersion(), now);
        }
        over(
                u,
                other ? FirmwareStatus.INSTALLED : FirmwareStatus.INSTALLATION_FAILED,
                other ? "" : "still running " + u.versionBefore);
    }

    private void over(Update u, FirmwareStatus status, String words) {
        tell(u, status, words);
        job = 0;
        use(null);
    }

    private void tell(Update u, FirmwareStatus status, String words) {
        told = status;
        toldRequest = u.requestId;
        at.out()
                .emit(
                        OcppEvent.FIRMWARE_STATUS,
                        u.requestId,
                        status + (words.isEmpty() ? "" : ": " + words));
        at.request(
                new FirmwareStatusNotification(
                        status,
                        u.requestId,
                        words.isEmpty()
                                ? null
                                : new StatusInfo("Unspecified", Words.clipped(words, 500))));
    }
}
