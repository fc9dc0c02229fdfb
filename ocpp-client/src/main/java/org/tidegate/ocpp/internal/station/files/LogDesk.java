package org.tidegate.ocpp.internal.station.files;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.FilePort;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.Diagnostics.GetLog;
import org.tidegate.ocpp.internal.message.Diagnostics.GetLogResponse;
import org.tidegate.ocpp.internal.message.Diagnostics.LogStatus;
import org.tidegate.ocpp.internal.message.Diagnostics.LogStatusNotification;
import org.tidegate.ocpp.internal.message.Diagnostics.UploadLogStatus;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.station.Action;
import org.tidegate.ocpp.internal.station.Desk;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Surroundings;
import org.tidegate.ocpp.internal.station.Words;

/** Log uploads (OCPP 2.1 N01): one at a time, retried as ordered, reported to the end. */
public final class LogDesk implements Desk {
    private static final int DEFAULT_RETRIES = 3;
    private static final int DEFAULT_RETRY_SECONDS = 60;

    private record Upload(GetLog order, URI to, FilePort.Log log, String fileName) {}

    private final Surroundings at;
    private final FilePort files;
    private @Nullable Upload upload;
    private long job;
    private long jobs = 1_000_000;
    private int attempts;
    private long retryNanos;

    public LogDesk(Surroundings at, FilePort files) {
        this.at = at;
        this.files = files;
    }

    public OperatorCall.Answer order(GetLog c) {
        URI place = Places.parsed(c.log().remoteLocation());
        String no = place == null ? "not an address" : files.refusal(place);
        if (place == null || no != null) {
            return rejected("InvalidURL", no + "");
        }
        FilePort.Log log =
                switch (c.logType()) {
                    case DIAGNOSTICS_LOG -> FilePort.Log.DIAGNOSTICS;
                    case SECURITY_LOG -> FilePort.Log.SECURITY;
                    case DATA_COLLECTOR_LOG -> FilePort.Log.DATA_COLLECTOR;
                };
        String name = files.fileName(log);
        if (name == null) {
            return rejected("NotFound", "this charger keeps no such log");
        }
        Upload before = upload;
        if (before != null) {
            at.out().add(new Action.Cancel(job));
            tell(before, UploadLogStatus.ACCEPTED_CANCELED, "");
        }
        Upload next = new Upload(c, place, log, name);
        upload = next;
        attempts = 0;
        tell(next, UploadLogStatus.UPLOADING, "");
        begin(next);
        return new GetLogResponse(
                before == null ? LogStatus.ACCEPTED : LogStatus.ACCEPTED_CANCELED, null, name);
    }

    private static OperatorCall.Answer rejected(String code, String why) {
        return new GetLogResponse(
                LogStatus.REJECTED, new StatusInfo(code, Words.clipped(why, 500)), null);
    }

    private void begin(Upload u) {
        attempts++;
        job = ++jobs;
        at.out()
                .add(
                        new Action.Begin(
                                new FilePort.Job.Upload(
                                        job,
                                        u.to,
                                        u.log,
                                        u.order.log().oldestTimestamp(),
                                        u.order.log().latestTimestamp(),
                                        u.fileName)));
    }

    @Override
    public void tick(Moment now) {
        Upload u = upload;
        if (u != null && job == 0 && now.nanos() - retryNanos >= 0) {
            begin(u);
        }
    }

    /** False if the report is about something else. */
    public boolean reported(FilePort.Report report, Moment now) {
        Upload u = upload;
        if (u == null || report.number() != job) {
            return false;
        }
        job = 0;
        int retries = u.order.retries() == null ? DEFAULT_RETRIES : u.order.retries();
        int seconds =
                u.order.retryInterval() == null
                        ? DEFAULT_RETRY_SECONDS
                        : Math.max(1, u.order.retryInterval());
        UploadLogStatus status =
                switch (report.outcome()) {
                    case DONE -> UploadLogStatus.UPLOADED;
                    case PERMISSION_DENIED -> UploadLogStatus.PERMISSION_DENIED;
                    case BAD_MESSAGE -> UploadLogStatus.BAD_MESSAGE;
                    case NOT_SUPPORTED -> UploadLogStatus.NOT_SUPPORTED_OPERATION;
                    case FAILED, INVALID_SIGNATURE -> UploadLogStatus.UPLOAD_FAILURE;
                };
        if (status == UploadLogStatus.UPLOAD_FAILURE && attempts <= retries) {
            retryNanos = now.nanos() + seconds * 1_000_000_000L;
            return true;
        }
        upload = null;
        tell(u, status, report.words());
        return true;
    }

    /** F06: whether an upload runs. */
    public boolean trigger() {
        Upload u = upload;
        return at.request(
                new LogStatusNotification(
                        u == null ? UploadLogStatus.IDLE : UploadLogStatus.UPLOADING,
                        u == null ? null : u.order.requestId(),
                        null));
    }

    private void tell(Upload u, UploadLogStatus status, String words) {
        at.out()
                .emit(
                        OcppEvent.LOG_UPLOAD,
                        u.order.requestId(),
                        status + (words.isEmpty() ? "" : ": " + words));
        at.request(
                new LogStatusNotification(
                        status,
                        u.order.requestId(),
                        words.isEmpty()
                                ? null
                                : new StatusInfo("Unspecified", Words.clipped(words, 500))));
    }
}
