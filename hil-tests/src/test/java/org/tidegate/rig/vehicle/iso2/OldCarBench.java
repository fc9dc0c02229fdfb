package org.tidegate.rig.vehicle.iso2;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.OlderProtocols;
import org.tidegate.iso15118.OlderProtocols.TransferMode;
import org.tidegate.iso15118.PlugAndCharge;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccPlane;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.VehicleState.Phase;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.rig.vehicle.MemoryLink;
import org.tidegate.rig.vehicle.PilotPlug;
import org.tidegate.runtime.Event;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Published;
import org.tidegate.runtime.Simulation;
import org.tidegate.runtime.VirtualClock;

/** Old car, cable and charger in virtual time. */
final class OldCarBench {
    static final SeccSettings SETTINGS =
            SeccSettings.presets(
                            "DE*TDG*E0001*1",
                            new SeccSettings.Rating(11_000, 11_000, 30, 30, 150, 500))
                    .withOlder(
                            OlderProtocols.presets()
                                    .offering(
                                            TransferMode.DC_EXTENDED,
                                            TransferMode.AC_THREE_PHASE_CORE));

    final VirtualClock clock = new VirtualClock(1_795_000_000_000L);
    final Simulation simulation;
    final Published<VehicleState> vehicle = new Published<>(VehicleState.none(0));
    final Station station;
    final EventRing ring = new EventRing("vehicle", 1024);
    final List<Event> events = new ArrayList<>();
    final List<Phase> phases = new ArrayList<>();
    final MemoryLink link;
    final Contracts contracts = new Contracts();
    final OldCar car;

    OldCarBench(SeccSettings settings, Habits habits, MemoryLink link, long seed) {
        this.link = link;
        station = new Station(vehicle, 50);
        simulation = new Simulation(clock, seed);
        var secc =
                new SeccPlane(
                        settings,
                        link,
                        station.evse,
                        vehicle,
                        ring,
                        new SplittableRandom(seed),
                        clock,
                        contracts);
        car = new OldCar(habits, station.battery, link, PilotPlug.none(), clock);
        station.acWantedA = () -> car.view().acWantedA();
        simulation.add(station);
        link.onActivity(simulation.add(secc));
        car.wakeWith(simulation.add(car));
    }

    static OldCarBench plain(Habits habits) {
        return new OldCarBench(SETTINGS, habits, new MemoryLink(null, Integer.MAX_VALUE), 1);
    }

    static OldCarBench encrypted(SeccSettings settings, Habits habits) {
        return new OldCarBench(settings, habits, new MemoryLink("TLSv1.2", Integer.MAX_VALUE), 1);
    }

    static OldCarBench looping(Habits habits) {
        OldCarBench bench = plain(habits);
        bench.car.plugIn();
        return bench.until(Phase.CHARGE_LOOP);
    }

    OldCarBench runs(Duration time) {
        simulation.runUntil(this::remember, time);
        drain();
        return this;
    }

    OldCarBench until(Phase phase) {
        boolean reached =
                simulation.runUntil(
                        () -> {
                            remember();
                            return vehicle.latest().phase() == phase;
                        },
                        Duration.ofSeconds(200));
        drain();
        if (!reached) {
            throw new AssertionError(
                    "never reached " + phase + ": " + vehicle.latest() + ", " + car.view());
        }
        return this;
    }

    private boolean remember() {
        Phase now = vehicle.latest().phase();
        if (phases.isEmpty() || phases.getLast() != now) {
            phases.add(now);
        }
        return false;
    }

    private void drain() {
        ring.drain(clock.nanos(), clock.wallMillis(), events::add);
    }

    List<String> sentences(Iso15118Event code) {
        return events.stream().filter(e -> e.code() == code).map(Event::sentence).toList();
    }

    VehicleState state() {
        return vehicle.latest();
    }

    boolean refusedBecause(Refusal refusal) {
        return state().refusal().startsWith(refusal.text());
    }

    /** A contract whose key belongs to this test and protects nothing. */
    static ContractKey contract() {
        try {
            var key =
                    KeyFactory.getInstance("EC")
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(KEY)));
            return new ContractKey(
                    "DETDGC00000001", List.of(Base64.getDecoder().decode(CERTIFICATE)), key);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Trusts the one contract, and plays the operator's certificate service. */
    static final class Contracts implements PlugAndCharge {
        boolean offered = true;
        Verdict verdict = Verdict.GOOD;
        @Nullable Bytes ordered;
        @Nullable Bytes answer;

        @Override
        public boolean isOffered() {
            return offered;
        }

        @Override
        public boolean installsCertificates() {
            return true;
        }

        @Override
        public Verdict judge(List<Bytes> leafFirst, String eMaid, long wallMillis) {
            return verdict;
        }

        @Override
        public void orderCertificate(boolean update, String schema, Bytes exi) {
            ordered = exi;
        }

        @Override
        public @Nullable Bytes pollCertificate() {
            Bytes once = answer;
            answer = null;
            return once;
        }

        @Override
        public @Nullable Bytes signTariff(Bytes signedInfo) {
            return null;
        }
    }

    private static final String CERTIFICATE =
            "MIIBuTCCAV+gAwIBAgIUAnA8GHBjK6xD4+WbJ+Nbj44qyfowCgYIKoZIzj0EAwIwMTEXMBUGA1UE"
                    + "AwwOREVUREdDMDAwMDAwMDExFjAUBgNVBAoMDVRpZGVnYXRlIFRlc3QwIBcNMjYxMTI0MTAzMzU0"
                    + "WhgPMjEyNjEwMzExMDMzNTRaMDExFzAVBgNVBAMMDkRFVERHQzAwMDAwMDAxMRYwFAYDVQQKDA1U"
                    + "aWRlZ2F0ZSBUZXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEwaaaxy99nzi522rDztg8g9Zc"
                    + "IQ/dcVlsWbAEQZq9Kae9jKUm8mP3fKgmFea7FSo69zMMUn0Cz+7ay3+Yy2/20KNTMFEwHQYDVR0O"
                    + "BBYEFIoWbfXcy4RhnsKzRfjGh3vwajjNMB8GA1UdIwQYMBaAFIoWbfXcy4RhnsKzRfjGh3vwajjN"
                    + "MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgTzkVAibWQ2FAdfgerwWccnagMpk/"
                    + "WJsdrKGPaT/ZHhUCIQClNgy0LqRp85AAOvkPSsDgudUuZ24DDw03XYQUG3xgFA==";

    private static final String KEY =
            "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg96W7uqrF9wLjjeKtZC9TZxqWzgQ0"
                    + "P4tpeIB6X642APqhRANCAATBpprHL32fOLnbasPO2DyD1lwhD91xWWxZsARBmr0pp72MpSbyY/d8"
                    + "qCYV5rsVKjr3MwxSfQLP7trLf5jLb/bQ";
}
