package org.tidegate.ocpp.internal.station;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.DerAuthority;
import org.tidegate.ocpp.OperatorMode;
import org.tidegate.ocpp.OperatorRule;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.der.DerDesk;
import org.tidegate.ocpp.internal.message.Data.BootReason;
import org.tidegate.ocpp.internal.message.Data.EnergyTransferMode;
import org.tidegate.ocpp.internal.message.Data.IdToken;
import org.tidegate.ocpp.internal.message.Data.StoppedReason;
import org.tidegate.ocpp.internal.message.Data.TriggerReason;
import org.tidegate.ocpp.internal.message.Profile.ChargingProfile;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.outbox.Outbox;
import org.tidegate.ocpp.internal.profile.Effective;
import org.tidegate.ocpp.internal.profile.ProfileBook;
import org.tidegate.ocpp.internal.station.auth.Admission;
import org.tidegate.ocpp.internal.station.auth.AuthDesk;
import org.tidegate.ocpp.internal.station.auth.Grant;
import org.tidegate.ocpp.internal.station.auth.LocalList;
import org.tidegate.ocpp.internal.station.auth.TokenCache;
import org.tidegate.ocpp.internal.station.availability.AvailabilityDesk;
import org.tidegate.ocpp.internal.station.availability.Booking;
import org.tidegate.ocpp.internal.station.availability.Operative;
import org.tidegate.ocpp.internal.station.availability.ReservationDesk;
import org.tidegate.ocpp.internal.station.availability.RestartDesk;
import org.tidegate.ocpp.internal.station.device.DeviceDesk;
import org.tidegate.ocpp.internal.station.device.DeviceModel;
import org.tidegate.ocpp.internal.station.monitoring.FaultDesk;
import org.tidegate.ocpp.internal.station.transaction.Transaction;
import org.tidegate.ocpp.internal.station.transaction.TransactionDesk;
import org.tidegate.ocpp.internal.station.transaction.Transactions;
import org.tidegate.ocpp.internal.v2x.NeedsDesk;
import org.tidegate.ocpp.internal.v2x.PowerDesk;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** All desks of one station, and the few words they have for each other. */
final class Desks
        implements Admission.House, TransactionDesk.House, PowerDesk.House, NeedsDesk.House {
    private final Station station;
    private final BootReason bootReason;
    private final Steering steering;
    private final ReservationDesk reservations;
    private final AvailabilityDesk availability;
    private final Admission admission;
    private final AuthDesk auth;
    private final TransactionDesk transactions;
    private final RestartDesk restarts;
    private final PowerDesk power;
    private final NeedsDesk needs;
    private final DerDesk der;
    private final Orders orders;
    private final List<Desk> all = new ArrayList<>();

    Desks(
            Station station,
            Outbox outbox,
            RandomGenerator random,
            Keep.Memory memory,
            DerAuthority der,
            Moment now) {
        this.station = station;
        this.bootReason = outbox.resetMarked() ? BootReason.REMOTE_RESET : BootReason.POWER_UP;
        this.steering = new Steering(ProfileBook.restore(memory.of(Keep.PROFILES), now.nanos()));
        this.reservations =
                new ReservationDesk(station, Booking.restore(memory.of(Keep.RESERVATIONS)));
        this.availability =
                new AvailabilityDesk(
                        station,
                        reservations,
                        Operative.restore(memory.of(Keep.AVAILABILITY)),
                        now);
        this.admission =
                new Admission(
                        station,
                        this,
                        LocalList.restore(memory.of(Keep.LOCAL_LIST)),
                        TokenCache.restore(memory.of(Keep.TOKEN_CACHE)));
        this.auth = new AuthDesk(station, admission);
        this.transactions = new TransactionDesk(station, this, random, outbox, now);
        this.restarts = new RestartDesk(station, outbox, transactions);
        var model = new DeviceModel(station.variables());
        this.power = new PowerDesk(station, this);
        this.needs = new NeedsDesk(station, this);
        this.der = new DerDesk(station, der, memory.of(Keep.DER), now);
        Facts.enter(model, station, availability);
        PowerFacts.enter(model, station, power, der);
        var device = new DeviceDesk(station, model);
        var starts = new StartDesk(station, admission, this, steering);
        var profiles = new ProfileDesk(station, station.out(), transactions, steering, power);
        steering.onPulled(profiles);
        all.add(new FaultDesk(station, outbox));
        all.add(reservations);
        all.add(availability);
        all.add(admission);
        all.add(steering);
        all.add(needs);
        all.add(transactions);
        all.add(power);
        all.add(this.der);
        all.add(restarts);
        all.add(device);
        this.orders =
                new Orders(
                        station,
                        device,
                        starts,
                        transactions,
                        profiles,
                        availability,
                        reservations,
                        restarts,
                        auth,
                        power,
                        needs,
                        this.der);
    }

    BootReason bootReason() {
        return bootReason;
    }

    Orders orders() {
        return orders;
    }

    Steering steering() {
        return steering;
    }

    PowerDesk power() {
        return power;
    }

    TransactionDesk transactions() {
        return transactions;
    }

    Admission admission() {
        return admission;
    }

    // ---- time -------------------------------------------------------------------------------

    void tick(Moment now) {
        steering.look(station.basis(now), now);
        all.forEach(d -> d.tick(now));
    }

    /**
     * @param awayMillis how long the operator may have heard nothing; endless after a start
     * @param offlineMillis how long there was no link
     */
    void online(Moment now, long awayMillis, long offlineMillis) {
        station.use(steering.book().afterOffline(offlineMillis), now);
        all.forEach(d -> d.online(now, awayMillis));
    }

    /** The operator has just accepted the boot notification. */
    void accepted(Moment now) {}

    /** A frame of the operator that broke the rules. */
    void invalidMessage(String why, Moment now) {}

    Desk.@Nullable Ask due(Moment now) {
        for (Desk each : all) {
            Desk.Ask ask = each.due(now);
            if (ask != null) {
                return ask;
            }
        }
        return null;
    }

    // ---- what desks ask each other ----------------------------------------------------------

    @Override
    public String closedBecause() {
        if (!station.isDurable()) {
            return "the outbox cannot be written, so no record of a session could be kept";
        }
        if (!availability.isOperative()) {
            return "the operator has taken this charger out of service";
        }
        return restarts.isPending() ? "a restart is pending" : "";
    }

    @Override
    public @Nullable String keptFrom(IdToken token, @Nullable String group) {
        return reservations.keptFrom(token, group);
    }

    @Override
    public void end(IdToken token, Admission.Ending how) {
        transactions.end(token, how);
    }

    @Override
    public StationCall ask(IdToken token, StationState.@Nullable Contract contract) {
        return auth.ask(token, contract);
    }

    @Override
    public Grant grant() {
        return admission.grant();
    }

    @Override
    public Effective effective() {
        return steering.effective();
    }

    @Override
    public ProfileBook book() {
        return steering.book();
    }

    @Override
    public void use(ProfileBook next, Moment now) {
        station.use(next, now);
    }

    @Override
    public void tell(TriggerReason why, Moment now) {
        transactions.tell(why, now);
    }

    @Override
    public void allowed(@Nullable List<EnergyTransferMode> transfers) {
        needs.authorised(transfers);
    }

    @Override
    public void refuse(String words) {
        transactions.stop(
                new Transaction.Stop(
                        StoppedReason.REQ_ENERGY_TRANSFER_REJECTED,
                        TriggerReason.ABNORMAL_CONDITION,
                        words));
    }

    @Override
    public double cost() {
        return 0;
    }

    @Override
    public Transactions.Garnish garnish() {
        return (event, _, _) -> event;
    }

    @Override
    public void begun(Transaction tx, Moment now) {
        Admission.RemoteStart remote = admission.takeBegun();
        ChargingProfile profile = remote == null ? null : remote.profile();
        if (profile != null) {
            station.use(
                    steering.book()
                            .with(
                                    new ProfileBook.Entry(
                                            1, profile.withTransaction(tx.id()), now.nanos())),
                    now);
        }
    }

    @Override
    public void ended(Transaction tx, Moment now) {
        station.use(steering.book().withoutTransactions(), now);
    }

    // ---- for the charger --------------------------------------------------------------------

    OperatorState operatorState(int queued, Moment now) {
        Transaction tx = transactions.running();
        Transaction.Stop stop = tx == null ? null : tx.stop();
        Transaction.Hold hold = tx == null ? null : tx.hold();
        Grant grant = admission.grant();
        Effective effective = steering.effective();
        return new OperatorState(
                now.nanos(),
                station.settings().stateLifetime().toNanos(),
                station.isOnline(),
                grant.sessionNumber(),
                grant.status(),
                grant.reason(),
                hold == null ? effective.targetW() : 0,
                hold == null ? effective.limitW() : 0,
                hold == null ? effective.dischargeLimitW() : 0,
                effective.profileId(),
                hold == null ? effective.text() : hold.words(),
                tx == null || stop == null ? 0 : tx.sessionNumber(),
                stop == null ? "" : stop.words(),
                restarts.restartsNow(now),
                queued,
                v2x(hold == null ? effective : Effective.NONE, hold == null, now));
    }

    private OperatorState.V2x v2x(Effective effective, boolean free, Moment now) {
        return new OperatorState.V2x(
                free ? PowerDesk.mode(effective.mode()) : OperatorMode.IDLE,
                free ? power.rule(now) : OperatorRule.GIVEN,
                free && power.isManagerFirst(),
                needs.mayDischarge(),
                needs.renegotiation(),
                der.inForce());
    }
}
