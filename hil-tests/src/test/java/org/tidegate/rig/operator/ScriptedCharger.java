package org.tidegate.rig.operator;

import java.util.concurrent.atomic.AtomicLong;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.OperatorState.Authorisation;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.StationState.Session;
import org.tidegate.ocpp.StationState.SuspendedBy;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * The controller as the operator side sees it: a session machine, a meter that never nets, and
 * power that follows the operator's target inside the operator's limits. Registers survive it.
 */
final class ScriptedCharger implements Plane {
    private static final long CADENCE_NANOS = 100_000_000L;

    private final Published<OperatorState> operator;
    private final Published<StationState> published;
    private volatile boolean plugged;
    private final AtomicLong sessionNumber = new AtomicLong();
    private volatile Session session = Session.NONE;
    private long phaseEndsNanos;
    private String stopCause = "";
    private String faultCode = "";
    private double fixedW = Double.NaN;
    private double powerW;
    double importWh = 1000;
    double exportWh = 200;
    double socPercent = 50;
    private long lastNanos = -1;

    ScriptedCharger(Published<OperatorState> operator, Published<StationState> published) {
        this.operator = operator;
        this.published = published;
    }

    /** As after a restart of the whole charger: sessions and registers go on from here. */
    void startAt(long session, double importRegisterWh) {
        sessionNumber.set(session);
        importWh = importRegisterWh;
    }

    void plugIn() {
        plugged = true;
        sessionNumber.incrementAndGet();
        session = Session.WAITING_FOR_AUTHORISATION;
        stopCause = "";
    }

    void unplug() {
        plugged = false;
        session = Session.NONE;
        stopCause = "unplugged";
    }

    /** The session ends by itself, the vehicle stays. */
    void finish(String cause) {
        session = Session.FINISHED;
        stopCause = cause;
    }

    void fault(String code) {
        faultCode = code;
    }

    /** Whatever the operator says; NaN follows it again. */
    void fix(double watts) {
        fixedW = watts;
    }

    Session session() {
        return session;
    }

    long sessionNumber() {
        return sessionNumber.get();
    }

    double powerW() {
        return powerW;
    }

    @Override
    public String name() {
        return "charger";
    }

    @Override
    public long step(long nowNanos) {
        OperatorState o = operator.latest();
        decide(o, nowNanos);
        powerW = session == Session.ENERGY ? wantedW(o, nowNanos) : 0;
        double hours = lastNanos < 0 ? 0 : (nowNanos - lastNanos) / 3.6e12;
        lastNanos = nowNanos;
        importWh += Math.max(powerW, 0) * hours;
        exportWh += Math.max(-powerW, 0) * hours;
        published.publish(state(nowNanos));
        return CADENCE_NANOS;
    }

    private void decide(OperatorState o, long nowNanos) {
        boolean mine = o.isFresh(nowNanos) && o.authorisedSession() == sessionNumber.get();
        if (session == Session.WAITING_FOR_AUTHORISATION && mine) {
            if (o.authorisation() == Authorisation.ACCEPTED) {
                session = Session.PREPARING;
                phaseEndsNanos = nowNanos + 2_000_000_000L;
            } else if (o.authorisation() == Authorisation.REJECTED) {
                finish("not authorised");
            }
        } else if (session == Session.PREPARING && nowNanos >= phaseEndsNanos) {
            session = Session.ENERGY;
        } else if (session == Session.STOPPING && nowNanos >= phaseEndsNanos) {
            finish("stopped by the operator");
        }
        boolean running = session == Session.PREPARING || session == Session.ENERGY;
        if (running && o.isFresh(nowNanos) && o.stopSession() == sessionNumber.get()) {
            session = Session.STOPPING;
            phaseEndsNanos = nowNanos + 1_000_000_000L;
        }
    }

    private double wantedW(OperatorState o, long nowNanos) {
        if (!Double.isNaN(fixedW)) {
            return fixedW;
        }
        if (!o.isFresh(nowNanos)) {
            return 0;
        }
        double wantedW = Double.isNaN(o.targetW()) ? 11_000 : o.targetW();
        return Math.max(o.dischargeLimitW(), Math.min(wantedW, Math.min(o.limitW(), 11_000)));
    }

    private StationState state(long nowNanos) {
        return new StationState(
                nowNanos,
                plugged,
                plugged ? sessionNumber.get() : 0,
                session,
                SuspendedBy.NONE,
                stopCause,
                powerW,
                50.0,
                230.0,
                importWh,
                exportWh,
                socPercent,
                session == Session.ENERGY ? "DE-TWIN-01" : "",
                true,
                faultCode,
                faultCode.isEmpty() ? "" : "words for " + faultCode,
                11_000,
                11_000);
    }
}
