package org.tidegate.rig.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppTransport;
import org.tidegate.runtime.Clock;

/**
 * An operator's central system for OCPP 1.6J, 2.0.1 and 2.1: answers, keeps a ledger of
 * transactions, and does what the script says; its {@link Temper} adds whims of its own. Reached
 * over {@link #listen a real WebSocket} or {@link #wire in memory}, in real or virtual time. Safe
 * from any thread.
 *
 * <p>Powers here are plus into the vehicle, as in the house and in OCPP.
 */
public final class OperatorTwin implements AutoCloseable {
    private static final int TX_PROFILE = 81;
    private static final int MAX_PROFILE = 91;

    private final Clock clock;
    private final OperatorCore core;
    private double maxChargeW = 11_000;
    private double maxDischargeW = 11_000;
    private double setpointW = Double.NaN;
    private @Nullable OperatorServer server;

    /** Of OCPP 2.1, and good at it. */
    public OperatorTwin(Clock clock) {
        this(clock, List.of(OcppVersion.V21), Temper.SMART, 1);
    }

    /**
     * @param spoken versions; the station's order of preference decides
     * @param seed of the whims of a difficult temper
     */
    public OperatorTwin(Clock clock, List<OcppVersion> spoken, Temper temper, long seed) {
        this.clock = clock;
        this.core = new OperatorCore(clock, spoken, temper, seed);
    }

    /** Whether what the station sends is judged by the published schemas. */
    public static boolean schemasPresent() {
        return OcppSchemas.find("2.1").isPresent();
    }

    /** The version spoken on the present or last connection. */
    public OcppVersion version() {
        return core.version();
    }

    // ---- how to reach it --------------------------------------------------------------------

    /** A station's end of an in-memory connection to this operator. */
    public OcppTransport wire() {
        return new OperatorWire(core, clock);
    }

    /**
     * Listens on loopback.
     *
     * @param port 0 for any free one
     * @param password asked for by HTTP basic authentication; null asks for nothing
     * @return the address a station is given, without its identity
     */
    public synchronized URI listen(int port, @Nullable String password) {
        server = new OperatorServer(core, clock, port, password, null);
        return server.url();
    }

    /** Listens with TLS; certificate chain and key are PEM files. */
    public synchronized URI listenSecurely(
            int port, @Nullable String password, OperatorServer.Tls tls) {
        server = new OperatorServer(core, clock, port, password, tls);
        return server.url();
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
        }
    }

    // ---- script -----------------------------------------------------------------------------

    /** Answers to Authorize and to transactions; "Accepted", "Blocked", "Invalid" … */
    public void authorisation(String status) {
        core.authorisation(status);
    }

    /** Answer to the next boot notifications. */
    public void registration(String status, int intervalSeconds) {
        core.registration(status, intervalSeconds);
    }

    /** The connection breaks and no new one is accepted. */
    public void disappear() {
        core.present(false);
    }

    /** Ends the connection with a close frame, such as 1011; the station may come back at once. */
    public void hangUp(int code, String reason) {
        core.hangUp(code, reason);
    }

    public void reappear() {
        core.present(true);
    }

    /** Takes messages but answers none, until told otherwise. */
    public void mute(boolean silent) {
        core.mute(silent);
    }

    public void delayAnswers(Duration by) {
        core.answerDelay(by.toNanos());
    }

    /** Answers every such call with this error code. */
    public void refuse(String action, String errorCode) {
        core.refuse(action, errorCode);
    }

    public void refuseNoMore(String action) {
        core.refuse(action, null);
    }

    /** Answers every such call with these fields over the usual ones. */
    public void answerWith(String action, String fieldsJson) {
        core.script(action, core.parse(fieldsJson));
    }

    /** Sends the text as it is. */
    public void sendRaw(String text) {
        core.raw(text);
    }

    /** Sends a call; the answer is found under the returned id. */
    public String call(String action, String payloadJson) {
        return core.ask(action, core.parse(payloadJson));
    }

    /** The answer to a call of this operator as JSON; an error is the whole frame. */
    public Optional<String> answerTo(String id) {
        return core.answerTo(id).map(Object::toString);
    }

    // ---- steering ---------------------------------------------------------------------------

    /** The room a set-point leaves around itself, for the charger's own grid support. */
    public void room(double maxChargeW, double maxDischargeW) {
        this.maxChargeW = maxChargeW;
        this.maxDischargeW = maxDischargeW;
    }

    /**
     * CentralSetpoint for the open transaction, from now on. Versions before 2.1 know an upper
     * limit only; they get the set-point as one, and 0 for a set-point into the grid.
     */
    public String setSetpoint(double watts) {
        return setSetpoint(watts, maxChargeW, -maxDischargeW);
    }

    /**
     * @param limitW highest import, 0 or more
     * @param dischargeLimitW most negative power, 0 or less
     */
    public String setSetpoint(double watts, double limitW, double dischargeLimitW) {
        setpointW = watts;
        return profile(TX_PROFILE, true, watts, limitW, dischargeLimitW);
    }

    /** The set-point as before, with another bound on export; a set-point beyond it is capped. */
    public String setDischargeLimit(double dischargeLimitW) {
        double target = Double.isNaN(setpointW) ? 0 : Math.max(setpointW, dischargeLimitW);
        return setSetpoint(target, maxChargeW, dischargeLimitW);
    }

    /** ChargingOnly up to the limit for the open transaction. */
    public String setLimit(double limitW) {
        return profile(TX_PROFILE, true, Double.NaN, limitW, Double.NaN);
    }

    /** A maximum for the whole station, with or without a transaction. */
    public String setStationLimit(double limitW) {
        return profile(MAX_PROFILE, false, Double.NaN, limitW, Double.NaN);
    }

    private String profile(
            int id, boolean tx, double watts, double limitW, double dischargeLimitW) {
        var wish =
                new Tongue.Wish(
                        id,
                        tx ? openTransaction().orElse("none") : null,
                        watts,
                        limitW,
                        dischargeLimitW,
                        Instant.ofEpochMilli(clock.wallMillis()).toString());
        return core.ask(tongue -> tongue.profile(wish));
    }

    public String clearProfiles() {
        return core.ask(tongue -> tongue.clear(TX_PROFILE));
    }

    public String requestStart(int remoteStartId) {
        return core.ask(tongue -> tongue.start(remoteStartId));
    }

    /** Ends the open transaction. */
    public String requestStop() {
        String transaction = openTransaction().orElse("none");
        return core.ask(tongue -> tongue.stop(transaction));
    }

    /** "Immediate" or "OnIdle". */
    public String reset(String type) {
        return core.ask(tongue -> tongue.reset(type));
    }

    public String compositeSchedule(int durationSeconds) {
        return core.ask(tongue -> tongue.composite(durationSeconds));
    }

    // ---- what it knows ----------------------------------------------------------------------

    public boolean isConnected() {
        return core.isConnected();
    }

    public Optional<String> openTransaction() {
        return core.look(l -> l.open().map(Ledger.Transaction::id));
    }

    public List<Ledger.Transaction> transactions() {
        return core.look(Ledger::transactions);
    }

    /** Gaps, repetitions with other content, events after the end; empty if all is well. */
    public List<String> ledgerFaults() {
        return core.look(Ledger::faults);
    }

    /** Wh into vehicles over all transactions. */
    public double importedWh() {
        return core.look(
                l -> l.transactions().stream().mapToDouble(Ledger.Transaction::importedWh).sum());
    }

    /** Wh into the grid over all transactions. */
    public double exportedWh() {
        return core.look(
                l -> l.transactions().stream().mapToDouble(Ledger.Transaction::exportedWh).sum());
    }

    /** Broken rules in what the station sent: schema, framing, more than one call at a time. */
    public List<String> violations() {
        return core.violations();
    }

    /** Every frame of the station, oldest first. */
    public List<String> received() {
        return core.received();
    }

    public int count(String action) {
        return core.count(action);
    }

    /** A number of the last such call, by JSON pointer. */
    public OptionalDouble lastNumber(String action, String pointer) {
        return core.lastOf(action)
                .map(n -> n.at(pointer))
                .filter(JsonNode::isNumber)
                .map(n -> OptionalDouble.of(n.asDouble()))
                .orElse(OptionalDouble.empty());
    }

    /** A text of the last such call, by JSON pointer; empty if there is none. */
    public String lastText(String action, String pointer) {
        return core.lastOf(action).map(n -> n.at(pointer).asText()).orElse("");
    }
}
