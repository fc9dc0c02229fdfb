package org.tidegate.ocpp;

import java.util.List;
import org.tidegate.ocpp.internal.dialect.Dialect;
import org.tidegate.ocpp.internal.dialect.Dialect.Inbound;
import org.tidegate.ocpp.internal.dialect.Ocpp16;
import org.tidegate.ocpp.internal.dialect.Ocpp201;
import org.tidegate.ocpp.internal.dialect.Ocpp21;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.StationCall;

/**
 * What this station makes of a frame, without being a station: for probes, fuzzers and benchmarks.
 * The frame goes through the same code as one that came over the network. A boot notification with
 * the id {@value #PENDING} counts as in flight; nothing else is waited for.
 */
public final class OcppFrames {
    /** Id of the call that counts as in flight. */
    public static final String PENDING = "boot";

    private static final StationCall BOOT =
            new StationCall.BootNotification(
                    new Data.ChargingStation(null, "model", "vendor", null),
                    Data.BootReason.POWER_UP);

    private final Dialect dialect;

    /** What became of a frame. */
    public enum Fate {
        /** A valid request of the operator. */
        REQUEST,
        /** A valid request that was answered without asking the station. */
        SETTLED,
        /** A valid answer to the call in flight. */
        ANSWER,
        /** The call in flight failed: an error, or an answer that breaks the rules. */
        FAILED,
        /** A request that breaks the rules, or that nobody knows; answered with an error. */
        REFUSED,
        /** Nothing that was waited for. */
        IGNORED
    }

    /**
     * @param words the message's name, or why it was not taken
     * @param reply the frame that goes back at once; empty if there is none
     */
    public record Verdict(Fate fate, String words, String reply) {}

    private OcppFrames(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The versions spoken, the preferred one first. */
    public static List<String> subprotocols() {
        return List.of("ocpp2.1", "ocpp2.0.1", "ocpp1.6");
    }

    /**
     * @param subprotocol one of {@link #subprotocols}
     */
    public static OcppFrames of(String subprotocol) {
        return new OcppFrames(
                switch (subprotocol) {
                    case "ocpp2.1" -> new Ocpp21();
                    case "ocpp2.0.1" -> new Ocpp201();
                    case "ocpp1.6" -> new Ocpp16();
                    default ->
                            throw new IllegalArgumentException(
                                    "'" + subprotocol + "' is none of " + subprotocols());
                });
    }

    /** Reads one frame. Never throws, whatever the frame is. */
    public Verdict read(String frame) {
        return switch (dialect.read(frame, PENDING, BOOT)) {
            case Inbound.Call c ->
                    new Verdict(Fate.REQUEST, c.call().getClass().getSimpleName(), "");
            case Inbound.Settled s -> new Verdict(Fate.SETTLED, "", s.frame());
            case Inbound.Answer a ->
                    new Verdict(Fate.ANSWER, a.answer().getClass().getSimpleName(), "");
            case Inbound.Failed f ->
                    new Verdict(Fate.FAILED, f.why(), f.reply() == null ? "" : f.reply());
            case Inbound.Refused r ->
                    new Verdict(
                            Fate.REFUSED, r.why(), dialect.error(r.messageId(), r.code(), r.why()));
            case Inbound.Ignored i -> new Verdict(Fate.IGNORED, i.why(), "");
        };
    }
}
