package org.tidegate.ocpp.internal.station.auth;

import static org.tidegate.ocpp.internal.station.device.Setting.AUTHORIZE_REMOTE_START;
import static org.tidegate.ocpp.internal.station.device.Setting.AUTH_CACHE_DISABLE_POST;
import static org.tidegate.ocpp.internal.station.device.Setting.AUTH_CACHE_ENABLED;
import static org.tidegate.ocpp.internal.station.device.Setting.AUTH_CACHE_LIFE_TIME;
import static org.tidegate.ocpp.internal.station.device.Setting.CONTRACT_VALIDATION_OFFLINE;
import static org.tidegate.ocpp.internal.station.device.Setting.DISABLE_REMOTE_AUTHORIZATION;
import static org.tidegate.ocpp.internal.station.device.Setting.EV_CONNECTION_TIME_OUT;
import static org.tidegate.ocpp.internal.station.device.Setting.LOCAL_AUTHORIZE_OFFLINE;
import static org.tidegate.ocpp.internal.station.device.Setting.LOCAL_LIST_DISABLE_POST;
import static org.tidegate.ocpp.internal.station.device.Setting.LOCAL_LIST_ENABLED;
import static org.tidegate.ocpp.internal.station.device.Setting.LOCAL_PRE_AUTHORIZE;
import static org.tidegate.ocpp.internal.station.device.Setting.MASTER_PASS_GROUP_ID;
import static org.tidegate.ocpp.internal.station.device.Setting.OFFLINE_TX_FOR_UNKNOWN_ID;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.OperatorState.Authorisation;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.StationState.Session;
import org.tidegate.ocpp.internal.message.Data.AuthorizationStatus;
import org.tidegate.ocpp.internal.message.Data.CertificateStatus;
import org.tidegate.ocpp.internal.message.Data.EnergyTransferMode;
import org.tidegate.ocpp.internal.message.Data.IdToken;
import org.tidegate.ocpp.internal.message.Data.IdTokenInfo;
import org.tidegate.ocpp.internal.message.OperatorAnswer;
import org.tidegate.ocpp.internal.message.Profile.ChargingProfile;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.station.Desk;
import org.tidegate.ocpp.internal.station.Keep;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Reply;
import org.tidegate.ocpp.internal.station.Surroundings;

/**
 * Decides for whom a session may have energy: a token at the reader, a contract in the vehicle, a
 * remote start, or the configured token where no reader is fitted (OCPP 2.1 C, F01 to F03). Local
 * list, then cache, then the operator. Whoever cannot be asked has not agreed.
 */
public final class Admission implements Desk {
    private static final long RETRY_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long NEVER = Long.MAX_VALUE / 2;
    private static final String CONTRACT = "eMAID";

    /** A remote start that waits for a vehicle. */
    public record RemoteStart(
            IdToken idToken,
            @Nullable String group,
            int remoteStartId,
            @Nullable ChargingProfile profile) {}

    /** What a presented token means for a running transaction. */
    public enum Ending {
        SAME_TOKEN,
        MASTER_PASS
    }

    /** What admission must know of the rest of the station. */
    public interface House {
        /** Why nobody is let in at present; empty if somebody may be. */
        String closedBecause();

        /** A reservation that keeps this token out; null if none does. */
        @Nullable String keptFrom(IdToken token, @Nullable String group);

        /** The token that runs a transaction, or is authorised for the session. */
        void end(IdToken token, Ending how);

        /** What else the answer says; why the token is not taken after all, or null. */
        @Nullable String heard(IdToken token, OperatorAnswer.AuthorizeResponse answer);

        /** How to ask: with certificate data if the token is a contract. */
        StationCall ask(IdToken token, StationState.@Nullable Contract contract);

        /** The energy transfers the operator allows (Q01); null where it has not said. */
        default void allowed(@Nullable List<EnergyTransferMode> transfers) {}
    }

    /** A token whose answer is not known yet. */
    private record Candidate(
            IdToken token,
            StationState.@Nullable Contract contract,
            @Nullable RemoteStart remote,
            boolean ends,
            long dueNanos) {
        Candidate dueAt(long nanos) {
            return new Candidate(token, contract, remote, ends, nanos);
        }
    }

    private final Surroundings at;
    private final House house;
    private final TokenCache cache;
    private LocalList list;
    private Grant grant = Grant.NONE;
    private long waitsUntilNanos;
    private @Nullable Candidate candidate;
    private @Nullable RemoteStart begun;
    private long presentationSeen = -1;

    public Admission(Surroundings at, House house, LocalList list, TokenCache cache) {
        this.at = at;
        this.house = house;
        this.list = list;
        this.cache = cache;
    }

    public Grant grant() {
        return grant;
    }

    public LocalList list() {
        return list;
    }

    public void use(LocalList next) {
        list = next;
    }

    public TokenCache cache() {
        return cache;
    }

    // ---- what happens at the charger --------------------------------------------------------

    @Override
    public void tick(Moment now) {
        StationState s = at.seen();
        if (at.isSilent()) {
            return;
        }
        forgetLatecomers(now);
        presented(s, now);
        long open = openSession(s);
        if (open == 0 || grant.sessionNumber() == open) {
            contract(s, open, now);
            standIn(s, open, now);
            return;
        }
        if (grant.waitsForVehicle()) {
            grant = grant.forSession(open);
            out(OcppEvent.AUTHORISED, open, "");
            return;
        }
        begin(s, open, now);
    }

    /** A token that waited for its vehicle long enough (EVConnectionTimeOut). */
    private void forgetLatecomers(Moment now) {
        boolean over = now.nanos() - waitsUntilNanos >= 0;
        if (grant.waitsForVehicle() && over) {
            grant = Grant.NONE;
            begun = null;
        }
        Candidate c = candidate;
        if (c != null && grant.sessionNumber() == 0 && !c.ends && over) {
            candidate = null;
        }
    }

    private static long openSession(StationState s) {
        boolean open = s.session() != Session.NONE && s.session() != Session.FINISHED;
        return open ? s.sessionNumber() : 0;
    }

    private void begin(StationState s, long session, Moment now) {
        Candidate c = candidate;
        String closed = house.closedBecause();
        grant = new Grant(session, Authorisation.PENDING, "", null, null, null);
        if (!closed.isEmpty()) {
            candidate = null;
            refuse(closed);
        } else if (c != null && !c.ends) {
            grant = new Grant(session, Authorisation.PENDING, "", c.token, null, null);
        } else if (s.access().contract() != null) {
            contract(s, session, now);
        } else if (!s.access().reader()) {
            consider(Tokens.configured(at.settings()), null, null, now);
        }
    }

    /** Plug and Charge: the vehicle itself shows who pays. */
    private void contract(StationState s, long session, Moment now) {
        StationState.Contract contract = s.access().contract();
        if (contract == null || session == 0 || contract.sessionNumber() != session) {
            return;
        }
        if (grant.status() == Authorisation.PENDING && grant.idToken() == null) {
            consider(new IdToken(null, contract.emaid(), CONTRACT), contract, null, now);
        }
    }

    /** The vehicle has chosen to be paid for by somebody else after all. */
    private void standIn(StationState s, long session, Moment now) {
        boolean open =
                grant.status() == Authorisation.PENDING
                        && grant.idToken() == null
                        && grant.reason().isEmpty();
        if (open
                && session != 0
                && s.session() == Session.WAITING_FOR_AUTHORISATION
                && !s.access().reader()
                && s.access().contract() == null
                && candidate == null) {
            consider(Tokens.configured(at.settings()), null, null, now);
        }
    }

    private void presented(StationState s, Moment now) {
        StationState.Access access = s.access();
        if (presentationSeen < 0) {
            presentationSeen = access.presentation(); // whatever was shown before we lived
        }
        if (access.presentation() == presentationSeen) {
            return;
        }
        presentationSeen = access.presentation();
        boolean right =
                !access.idToken().isEmpty()
                        && access.idToken().length() <= 255
                        && !access.idTokenType().isEmpty()
                        && access.idTokenType().length() <= 20;
        if (right) {
            present(new IdToken(null, access.idToken(), access.idTokenType()), now);
        }
    }

    /** A card at the reader: it opens, or it ends what it opened. */
    private void present(IdToken token, Moment now) {
        boolean inUse =
                isBusy()
                        || (at.transactionId() != null && grant.status() == Authorisation.ACCEPTED);
        if (!inUse) {
            String closed = house.closedBecause();
            if (closed.isEmpty()) {
                consider(token, null, null, now);
            } else {
                out(OcppEvent.AUTHORISATION_REFUSED, grant.sessionNumber(), closed);
            }
            return;
        }
        if (Tokens.same(token, grant.idToken())) {
            house.end(token, Ending.SAME_TOKEN);
            withdrawUnused();
            return;
        }
        IdTokenInfo known = local(token, now);
        if (known != null) {
            endIfRelated(token, known);
        } else {
            candidate = new Candidate(token, null, null, true, now.nanos());
        }
    }

    private void endIfRelated(IdToken token, IdTokenInfo info) {
        String group = group(info);
        String master = at.variables().value(MASTER_PASS_GROUP_ID);
        if (info.status() != AuthorizationStatus.ACCEPTED) {
            out(OcppEvent.AUTHORISATION_REFUSED, grant.sessionNumber(), "this token is not valid");
        } else if (!master.isEmpty() && Tokens.sameGroup(group, master)) {
            house.end(token, Ending.MASTER_PASS);
            withdrawUnused();
        } else if (Tokens.sameGroup(group, grant.group())) {
            house.end(token, Ending.SAME_TOKEN);
            withdrawUnused();
        } else {
            out(
                    OcppEvent.AUTHORISATION_REFUSED,
                    grant.sessionNumber(),
                    "another token has this charger");
        }
    }

    /** Accepted, nothing begun: the same card again takes it back. */
    private void withdrawUnused() {
        if (grant.waitsForVehicle()) {
            grant = Grant.NONE;
            begun = null;
        }
    }

    // ---- deciding ---------------------------------------------------------------------------

    private void consider(
            IdToken token,
            StationState.@Nullable Contract contract,
            @Nullable RemoteStart remote,
            Moment now) {
        candidate = new Candidate(token, contract, remote, false, now.nanos());
        if (grant.sessionNumber() != openSession(at.seen())) {
            grant = Grant.NONE; // what is over does not stand in the way of the next vehicle
        }
        if (grant.sessionNumber() == 0) {
            waitsUntilNanos = now.nanos() + at.variables().nanos(EV_CONNECTION_TIME_OUT);
        }
        grant = new Grant(grant.sessionNumber(), Authorisation.PENDING, "", token, null, null);
        decide(now);
    }

    /**
     * What this station knows by itself, if the operator lets it; otherwise the operator is due.
     */
    private void decide(Moment now) {
        Candidate c = candidate;
        if (c == null || c.ends) {
            return;
        }
        boolean online = at.isOnline();
        boolean byMyself = online ? at.variables().is(LOCAL_PRE_AUTHORIZE) : offlineAllowed(c);
        if (byMyself) {
            IdTokenInfo listed = listed(c.token);
            IdTokenInfo info = listed != null ? listed : cached(c.token, now);
            if (info != null && info.status() == AuthorizationStatus.ACCEPTED) {
                accept(c, info, now);
                return;
            }
            if (info != null && isSettled(listed != null, online)) {
                candidate = null;
                refuse("known here as " + info.status());
                return;
            }
        }
        if (online && at.variables().is(DISABLE_REMOTE_AUTHORIZATION)) {
            candidate = null;
            refuse("not in the local list, and the operator is not to be asked");
        } else if (!online && at.variables().is(OFFLINE_TX_FOR_UNKNOWN_ID) && c.contract == null) {
            accept(c, null, now);
        }
    }

    /** Whether a no known here stands without asking the operator (C10, C13). */
    private boolean isSettled(boolean listed, boolean online) {
        return !online
                || at.variables().is(listed ? LOCAL_LIST_DISABLE_POST : AUTH_CACHE_DISABLE_POST);
    }

    private boolean offlineAllowed(Candidate c) {
        if (c.contract != null) {
            return at.variables().is(CONTRACT_VALIDATION_OFFLINE) && c.contract.trusted();
        }
        return at.variables().is(LOCAL_AUTHORIZE_OFFLINE);
    }

    private @Nullable IdTokenInfo local(IdToken token, Moment now) {
        IdTokenInfo info = listed(token);
        return info != null ? info : cached(token, now);
    }

    private @Nullable IdTokenInfo listed(IdToken token) {
        boolean enabled = at.variables().is(LOCAL_LIST_ENABLED);
        return enabled ? list.of(token) : null;
    }

    private @Nullable IdTokenInfo cached(IdToken token, Moment now) {
        if (!at.variables().is(AUTH_CACHE_ENABLED)) {
            return null;
        }
        long lifeMillis = 1000L * at.variables().integer(AUTH_CACHE_LIFE_TIME);
        return cache.of(token, lifeMillis, now.wallMillis());
    }

    private static @Nullable String group(@Nullable IdTokenInfo info) {
        return info == null || info.groupIdToken() == null ? null : info.groupIdToken().idToken();
    }

    private void accept(Candidate c, @Nullable IdTokenInfo info, Moment now) {
        candidate = null;
        String group = c.remote != null && c.remote.group != null ? c.remote.group : group(info);
        String kept = house.keptFrom(c.token, group);
        String master = at.variables().value(MASTER_PASS_GROUP_ID);
        if (kept != null) {
            refuse(kept);
        } else if (!master.isEmpty() && Tokens.sameGroup(group, master)) {
            refuse("a master pass ends sessions and begins none (C16)");
        } else if (info != null
                && info.evseId() != null
                && !info.evseId().isEmpty()
                && !info.evseId().contains(1)) {
            refuse("the token is not valid for this EVSE");
        } else {
            long session = grant.sessionNumber();
            Integer remoteId = c.remote == null ? null : c.remote.remoteStartId;
            grant = new Grant(session, Authorisation.ACCEPTED, "", c.token, group, remoteId);
            begun = c.remote;
            waitsUntilNanos = now.nanos() + at.variables().nanos(EV_CONNECTION_TIME_OUT);
            if (session != 0) {
                out(OcppEvent.AUTHORISED, session, "");
            }
        }
    }

    private void refuse(String why) {
        out(OcppEvent.AUTHORISATION_REFUSED, grant.sessionNumber(), why);
        IdToken token = grant.idToken();
        // A vehicle waits for the answer about its contract; people are told to try another card.
        boolean card = token != null && !token.type().equals(CONTRACT);
        boolean anotherMayTry =
                grant.sessionNumber() == 0 || (at.seen().access().reader() && card);
        grant =
                anotherMayTry
                        ? new Grant(
                                grant.sessionNumber(), Authorisation.PENDING, why, null, null, null)
                        : new Grant(
                                grant.sessionNumber(),
                                Authorisation.REJECTED,
                                why,
                                token,
                                null,
                                null);
    }

    private void out(OcppEvent event, long session, String words) {
        at.out().emit(event, session, words);
    }

    // ---- asking the operator ----------------------------------------------------------------

    @Override
    public @Nullable Ask due(Moment now) {
        Candidate c = candidate;
        if (c == null || now.nanos() - c.dueNanos < 0) {
            return null;
        }
        boolean gone =
                !c.ends
                        && grant.sessionNumber() != 0
                        && openSession(at.seen()) != grant.sessionNumber();
        if (gone) {
            candidate = null;
            return null;
        }
        candidate = c.dueAt(NEVER);
        String evcc = c.contract == null ? at.seen().evccId() : "";
        IdToken asked = Tokens.identified(c.token, evcc);
        return new Ask(
                house.ask(asked == null ? c.token : asked, c.contract), new AuthorizeReply(c));
    }

    private final class AuthorizeReply implements Reply {
        private final Candidate asked;

        AuthorizeReply(Candidate asked) {
            this.asked = asked;
        }

        @Override
        public void answered(OperatorAnswer answer, Moment now) {
            Candidate c = candidate;
            if (!(answer instanceof OperatorAnswer.AuthorizeResponse response)
                    || c == null
                    || !c.token.equals(asked.token)) {
                return; // somebody else stands there by now
            }
            IdTokenInfo info = response.idTokenInfo();
            learn(c.token, info, now);
            boolean certificate =
                    response.certificateStatus() == null
                            || response.certificateStatus() == CertificateStatus.ACCEPTED;
            if (c.ends) {
                candidate = null;
                endIfRelated(c.token, info);
            } else if (info.status() != AuthorizationStatus.ACCEPTED) {
                candidate = null;
                refuse("the operator answered " + info.status());
            } else if (!certificate) {
                candidate = null;
                refuse("the contract's certificate: " + response.certificateStatus());
            } else {
                String no = house.heard(c.token, response);
                if (no == null) {
                    house.allowed(response.allowedEnergyTransfer());
                    accept(c, info, now);
                } else {
                    candidate = null;
                    refuse(no);
                }
            }
        }

        @Override
        public void failed(boolean linkLost, Moment now) {
            Candidate c = candidate;
            if (c != null && c.token.equals(asked.token)) {
                candidate = c.ends ? null : c.dueAt(now.nanos() + (linkLost ? 0 : RETRY_NANOS));
                decide(now);
            }
        }
    }

    /** Whatever the operator says about a token is worth remembering (C10.FR.04). */
    public void learn(IdToken token, IdTokenInfo info, Moment now) {
        if (at.variables().is(AUTH_CACHE_ENABLED)
                && list.of(token) == null
                && cache.learn(token, info, now.wallMillis())) {
            at.out().save(Keep.TOKEN_CACHE, cache.text());
        }
    }

    // ---- remote start -----------------------------------------------------------------------

    /** Takes effect for a session that waits, or for the next that comes in time. */
    public void startRemotely(RemoteStart remote, Moment now) {
        StationState s = at.seen();
        long open = openSession(s);
        boolean waiting = s.session() == Session.WAITING_FOR_AUTHORISATION && open != 0;
        long session = waiting ? open : 0;
        grant = new Grant(session, Authorisation.PENDING, "", null, null, null);
        if (at.variables().is(AUTHORIZE_REMOTE_START)) {
            consider(remote.idToken, null, remote, now);
        } else {
            accept(new Candidate(remote.idToken, null, remote, false, NEVER), null, now);
        }
    }

    /** The remote start a transaction has just begun with; once. */
    public @Nullable RemoteStart takeBegun() {
        RemoteStart taken = begun;
        begun = null;
        return taken;
    }

    /** What it was accepted for is over: a token that still waits does not begin another. */
    public void ended(String transactionId) {
        withdrawUnused();
    }

    /** A token is accepted or being asked about. */
    public boolean isBusy() {
        boolean mine =
                grant.sessionNumber() != 0 && grant.sessionNumber() == openSession(at.seen());
        return (grant.status() == Authorisation.ACCEPTED && (mine || grant.waitsForVehicle()));
    }

    /** The operator no longer vouches for the token: nothing new begins with it. */
    public void forget(IdToken token) {
        if (cache.forget(token)) {
            at.out().save(Keep.TOKEN_CACHE, cache.text());
        }
    }
}
