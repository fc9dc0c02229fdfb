package org.tidegate.ocpp.internal.station;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.FilePort;
import org.tidegate.ocpp.KeyStorePort;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.OperatorMode;
import org.tidegate.ocpp.OperatorRule;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.der.DerDesk;
import org.tidegate.ocpp.internal.message.Certificates.GetCertificateIdUse;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Data.BootReason;
import org.tidegate.ocpp.internal.message.Data.EnergyTransferMode;
import org.tidegate.ocpp.internal.message.Data.IdToken;
import org.tidegate.ocpp.internal.message.Data.StoppedReason;
import org.tidegate.ocpp.internal.message.Data.TriggerReason;
import org.tidegate.ocpp.internal.message.OperatorAnswer;
import org.tidegate.ocpp.internal.message.Profile.ChargingProfile;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.message.StationCall.TransactionEvent;
import org.tidegate.ocpp.internal.outbox.Bill;
import org.tidegate.ocpp.internal.outbox.Checkpoint;
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
import org.tidegate.ocpp.internal.station.device.Setting;
import org.tidegate.ocpp.internal.station.display.CustomerDesk;
import org.tidegate.ocpp.internal.station.display.DisplayDesk;
import org.tidegate.ocpp.internal.station.files.FirmwareDesk;
import org.tidegate.ocpp.internal.station.files.LogDesk;
import org.tidegate.ocpp.internal.station.monitoring.FaultDesk;
import org.tidegate.ocpp.internal.station.monitoring.MonitorDesk;
import org.tidegate.ocpp.internal.station.monitoring.StreamDesk;
import org.tidegate.ocpp.internal.station.security.CertificateBook;
import org.tidegate.ocpp.internal.station.security.CertificateDesk;
import org.tidegate.ocpp.internal.station.security.NetworkDesk;
import org.tidegate.ocpp.internal.station.security.SecurityFacts;
import org.tidegate.ocpp.internal.station.security.VehicleDesk;
import org.tidegate.ocpp.internal.station.tariff.TariffDesk;
import org.tidegate.ocpp.internal.station.transaction.Transaction;
import org.tidegate.ocpp.internal.station.transaction.TransactionDesk;
import org.tidegate.ocpp.internal.station.transaction.Transactions;
import org.tidegate.ocpp.internal.v2x.NeedsDesk;
import org.tidegate.ocpp.internal.v2x.PowerDesk;
import org.tidegate.ocpp.internal.v2x.ScheduleDesk;

/** All desks of one station, and the few words they have for each other. */
final class Desks
        implements Admission.House,
                TransactionDesk.House,
                NetworkDesk.Identification,
                PowerDesk.House,
                NeedsDesk.House {
    private static final long INVALID_TOLD_AFTER_NANOS = 60_000_000_000L;

    private final Station station;
    private int invalid;
    private long invalidDueNanos;
    private String invalidWords = "";
    private final BootReason bootReason;
    private final Steering steering;
    private final ReservationDesk reservations;
    private final AvailabilityDesk availability;
    private final Admission admission;
    private final AuthDesk auth;
    private final TransactionDesk transactions;
    private final RestartDesk restarts;
    private final CertificateDesk certificates;
    private final NetworkDesk network;
    private final VehicleDesk vehicle;
    private final FirmwareDesk firmware;
    private final LogDesk logs;
    private final MonitorDesk monitors;
    private final StreamDesk streams;
    private final DisplayDesk display;
    private final TariffDesk tariffs;
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
            Station.Means means,
            Moment now) {
        this.station = station;
        boolean restartWasAsked = outbox.resetMarked();
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
        this.certificates =
                new CertificateDesk(
                        station,
                        CertificateBook.restore(memory.of(Keep.CERTIFICATES))
                                .with(means.ports().keys().commissioned()),
                        now);
        this.vehicle = new VehicleDesk(station);
        this.network = new NetworkDesk(station, this, memory.of(Keep.NETWORK));
        this.firmware =
                new FirmwareDesk(
                        station,
                        means.ports().files(),
                        restarts,
                        certificates.book(),
                        memory.of(Keep.FIRMWARE),
                        now);
        this.logs = new LogDesk(station, means.ports().files());
        this.bootReason =
                firmware.isRestartOfUpdate()
                        ? BootReason.FIRMWARE_UPDATE
                        : restartWasAsked ? BootReason.REMOTE_RESET : BootReason.POWER_UP;
        var model = new DeviceModel(station.variables());
        SecurityFacts.enter(model, network, certificates);
        this.power = new PowerDesk(station, this);
        this.needs = new NeedsDesk(station, this);
        this.der = new DerDesk(station, means.der(), memory.of(Keep.DER), now);
        Facts.enter(model, station, availability, admission);
        PowerFacts.enter(model, station, power, means.der());
        var device = new DeviceDesk(station, model);
        this.streams = new StreamDesk(station);
        this.monitors = new MonitorDesk(station, outbox, model, streams, memory.of(Keep.MONITORS));
        this.display = new DisplayDesk(station, memory.of(Keep.MESSAGES));
        this.tariffs =
                new TariffDesk(
                        station,
                        when -> transactions.tell(TriggerReason.RUNNING_COST, when),
                        memory.of(Keep.TARIFFS));
        var customers = new CustomerDesk(station, admission);
        ServiceFacts.enter(model, monitors, display);
        transactions.onAnswer(this::heard);
        var starts = new StartDesk(station, admission, this, steering);
        var profiles = new ProfileDesk(station, station.out(), transactions, steering, power);
        steering.onPulled(profiles);
        all.add(new FaultDesk(station, outbox, monitors));
        all.add(reservations);
        all.add(availability);
        all.add(admission);
        all.add(steering);
        all.add(needs);
        all.add(new ScheduleDesk(station));
        all.add(transactions);
        all.add(power);
        all.add(this.der);
        all.add(restarts);
        all.add(device);
        all.add(certificates);
        all.add(network);
        all.add(firmware);
        all.add(logs);
        all.add(streams);
        all.add(monitors);
        all.add(display);
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
                        network,
                        certificates,
                        firmware,
                        logs,
                        monitors,
                        streams,
                        display,
                        customers,
                        tariffs,
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

    NetworkDesk network() {
        return network;
    }

    VehicleDesk vehicle() {
        return vehicle;
    }

    CertificateDesk certificates() {
        return certificates;
    }

    Admission admission() {
        return admission;
    }

    // ---- time -------------------------------------------------------------------------------

    void tick(Moment now) {
        String renewed = certificates.takeReconnect();
        if (!renewed.isEmpty() && network.securityProfile() == 3) {
            network.reconnect(renewed, now);
        }
        steering.look(station.basis(now), now);
        Transaction tx = transactions.running();
        if (tx != null) {
            tariffs.look(tx, now);
            if (tariffs.takeChanged()) {
                transactions.tell(TriggerReason.TARIFF_CHANGED, now);
            }
        }
        tellInvalid(now);
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
    void accepted(Moment now) {
        network.accepted(now);
        firmware.accepted(now);
    }

    void reported(FilePort.Report report, Moment now) {
        boolean taken = firmware.reported(report, now) || logs.reported(report, now);
        if (!taken) {
            station.out().emit(OcppEvent.MESSAGE_IGNORED, 0, "a report of a job given up");
        }
    }

    /** A frame of the operator that broke the rules. */
    void invalidMessage(String why, Moment now) {
        if (invalid++ == 0) {
            invalidWords = why;
            invalidDueNanos = now.nanos() + INVALID_TOLD_AFTER_NANOS;
        }
    }

    /** A flood is told once, with its size. */
    private void tellInvalid(Moment now) {
        if (invalid > 0 && now.nanos() - invalidDueNanos >= 0) {
            station.securityEvent(
                    "InvalidMessages", invalid + " refused, first: " + invalidWords, now);
            invalid = 0;
        }
    }

    /** An answer to an event of the running transaction. */
    private void heard(OperatorAnswer.TransactionEventResponse answer) {
        display.personal(answer.updatedPersonalMessage());
        tariffs.operatorsTotal(answer.totalCost());
        if (answer.idTokenInfo() != null) {
            display.personal(answer.idTokenInfo().personalMessage());
        }
    }

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
        if (firmware.holdsSessions()) {
            return "a firmware update is being installed";
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
    public @Nullable String heard(IdToken token, OperatorAnswer.AuthorizeResponse answer) {
        display.personal(answer.idTokenInfo().personalMessage());
        String not = answer.tariff() == null ? "" : tariffs.driver(answer.tariff(), token);
        return not.isEmpty() ? null : "its tariff cannot be counted here: " + not;
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
        return tariffs.cost();
    }

    @Override
    public Transactions.Garnish garnish() {
        return new Transactions.Garnish() {
            @Override
            public TransactionEvent add(TransactionEvent event, Transaction tx, Moment when) {
                if (event.eventType() == Data.EventType.STARTED) {
                    tariffs.begun(tx, when);
                }
                TransactionEvent told = tariffs.garnish(event, tx);
                Integer reserved =
                        event.idToken() == null
                                ? null
                                : reservations.used(event.idToken(), admission.grant().group());
                return reserved == null ? told : withReservation(told, reserved);
            }

            @Override
            public @Nullable Bill bill(Transaction tx, Moment when) {
                return tariffs.bill(tx);
            }

            @Override
            public TransactionEvent close(TransactionEvent event, Checkpoint open) {
                return tariffs.close(event, open);
            }
        };
    }

    private static TransactionEvent withReservation(TransactionEvent e, int reservationId) {
        return new TransactionEvent(
                e.eventType(),
                e.meterValue(),
                e.timestamp(),
                e.triggerReason(),
                e.seqNo(),
                e.offline(),
                e.transactionInfo(),
                e.evse(),
                e.idToken(),
                e.costDetails(),
                e.numberOfPhasesUsed(),
                e.cableMaxCurrent(),
                reservationId,
                e.preconditioningStatus(),
                e.evseSleep());
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
        tariffs.ended();
        admission.ended(tx.id());
        station.use(steering.book().withoutTransactions(), now);
    }

    @Override
    public @Nullable String authorities() {
        return certificates.book().pem(GetCertificateIdUse.CSMS_ROOT_CERTIFICATE);
    }

    @Override
    public @Nullable String chain() {
        CertificateBook.Own own = certificates.book().own(KeyStorePort.Purpose.CHARGING_STATION);
        return own == null ? null : own.chain();
    }

    @Override
    public boolean hasCertificate() {
        return certificates.book().hasClientCertificate();
    }

    @Override
    public boolean isGivenCertificate() {
        return certificates.book().isClientCertificateGiven();
    }

    @Override
    public String keyAlias() {
        CertificateBook.Own own = certificates.book().own(KeyStorePort.Purpose.CHARGING_STATION);
        return own == null ? "" : own.keyAlias();
    }

    @Override
    public void connected() {
        certificates.connected();
    }

    @Override
    public void refused(Moment now) {
        certificates.refused(now);
    }

    /** Without a price of its own, a session is told where to find one (I01, I05). */
    private String message(Moment now) {
        String shown = display.shown(now);
        boolean unpriced = transactions.running() != null && !tariffs.isKnown();
        return shown.isEmpty() && unpriced
                ? station.variables().value(Setting.TARIFF_FALLBACK_MESSAGE)
                : shown;
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
                        hold == null ? steering.ahead() : List.of(),
                        v2x(hold == null ? effective : Effective.NONE, hold == null, now))
                .withFront(
                        new OperatorState.Front(
                                availability.isOperative(),
                                reservations.isHeld(),
                                message(now),
                                tariffs.words()));
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
