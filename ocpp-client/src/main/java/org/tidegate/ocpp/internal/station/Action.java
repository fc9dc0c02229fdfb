package org.tidegate.ocpp.internal.station;

import java.util.List;
import org.tidegate.ocpp.FilePort;
import org.tidegate.ocpp.KeyStorePort;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.VehiclePort;
import org.tidegate.ocpp.internal.station.security.Endpoint;

/** What the rim is to do, in this order. */
public sealed interface Action {
    /** The link's wish; the station says where to. */
    record Connect() implements Action {}

    record Dial(Endpoint endpoint) implements Action {}

    record MakeKey(KeyStorePort.Wanted wanted) implements Action {}

    record ForgetKey(String alias) implements Action {}

    record Begin(FilePort.Job job) implements Action {}

    record Cancel(long jobNumber) implements Action {}

    record TellVehicle(VehiclePort.Answer answer) implements Action {}

    /** Without waiting for an answer. */
    record Stream(String text) implements Action {}

    record Disconnect(int code, String reason) implements Action {}

    record Ping() implements Action {}

    record Send(String text) implements Action {}

    /**
     * A line for the outbox on disk.
     *
     * @param durable on the medium before any later {@link Send}; otherwise whenever it suits
     */
    record Journal(String line, boolean durable) implements Action {}

    /** The journal has grown far beyond what it holds; these lines are all of it. */
    record Rewrite(List<String> lines) implements Action {}

    /** A text that outlives a restart; on the medium before any later {@link Send}. */
    record Save(Keep keep, String text) implements Action {}

    record Emit(OcppEvent event, double a, double b, String text) implements Action {
        static Emit of(OcppEvent event, double a, String text) {
            return new Emit(event, a, Double.NaN, text);
        }
    }
}
