package org.tidegate.rig.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.MessageTap;
import org.tidegate.iso15118.PlugAndCharge;
import org.tidegate.iso15118.SeccPlane;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.trace.Entry;
import org.tidegate.rig.vehicle.Battery;
import org.tidegate.rig.vehicle.EvccSettings;
import org.tidegate.rig.vehicle.EvccTwin;
import org.tidegate.rig.vehicle.MemoryLink;
import org.tidegate.rig.vehicle.PilotPlug;
import org.tidegate.rig.vehicle.iso2.Habits;
import org.tidegate.rig.vehicle.iso2.OldCar;
import org.tidegate.rig.vehicle.iso2.Speech;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;
import org.tidegate.runtime.Simulation;
import org.tidegate.runtime.VirtualClock;

/**
 * The requests of a vehicle twin's whole session, recorded in virtual time. Session numbers and
 * challenges are always the same, so the requests fit every later session too.
 */
final class HonestSession {
    /** Enough for the negotiation and some of the loop, for every generation. */
    private static final int LONGEST = 120;

    static final SeccSettings SETTINGS =
            SeccSettings.presets(
                            "DE*TDG*E0001*1",
                            new SeccSettings.Rating(11_000, 11_000, 32, 32, 0, 920))
                    .inLaboratory();

    private HonestSession() {}

    /** Always draws the same number. */
    static RandomGenerator certain() {
        return () -> 0x1122_3344_5566_7788L;
    }

    static List<Entry.Message> newest() {
        return record(
                "TLSv1.3",
                (clock, battery, link) -> {
                    var car =
                            new EvccTwin(
                                    EvccSettings.car().acceptingAnyPreCharge(),
                                    battery,
                                    link,
                                    PilotPlug.none(),
                                    clock);
                    return new Driven(car, car::plugIn);
                });
    }

    static List<Entry.Message> older(Speech speech) {
        return record(
                null,
                (clock, battery, link) -> {
                    var car =
                            new OldCar(
                                    Habits.of(speech).acceptingAnyPreCharge(),
                                    battery,
                                    link,
                                    PilotPlug.none(),
                                    clock);
                    return new Driven(car, car::plugIn);
                });
    }

    private record Driven(Plane car, Runnable plugIn) {}

    private interface Garage {
        Driven car(VirtualClock clock, Battery battery, MemoryLink link);
    }

    private static List<Entry.Message> record(@Nullable String tls, Garage garage) {
        var clock = new VirtualClock(1_795_000_000_000L);
        clock.advanceTo(1_000_000_000_000L);
        var vehicle = new Published<>(VehicleState.none(clock.nanos()));
        var evse = new Published<>(EvseState.unavailable(clock.nanos()));
        var link = new MemoryLink(tls, Integer.MAX_VALUE);
        var said = new ArrayList<Entry.Message>();
        var secc =
                new SeccPlane(
                        SETTINGS,
                        link,
                        evse,
                        vehicle,
                        new EventRing("vehicle", 64),
                        certain(),
                        clock,
                        PlugAndCharge.none(),
                        new MessageTap() {
                            @Override
                            public void received(long now, int payloadType, byte[] payload) {
                                said.add(new Entry.Message(now, true, payloadType, payload));
                            }
                        });
        var simulation = new Simulation(clock, 1);
        simulation.add(
                new Plane() {
                    @Override
                    public String name() {
                        return "charger";
                    }

                    @Override
                    public long step(long nowNanos) {
                        evse.publish(
                                OpenCharger.answer(
                                        vehicle.latest(), nowNanos, EvseState.Stop.NONE));
                        return 20_000_000L;
                    }
                });
        link.onActivity(simulation.add(secc));
        Driven driven =
                garage.car(clock, new Battery(Battery.Pack.of(60_000), 50, () -> true), link);
        var wakeup = simulation.add(driven.car());
        switch (driven.car()) {
            case EvccTwin car -> car.wakeWith(wakeup);
            case OldCar car -> car.wakeWith(wakeup);
            default -> throw new IllegalStateException("no other cars here");
        }
        driven.plugIn().run();
        simulation.runUntil(() -> said.size() >= LONGEST, Duration.ofSeconds(60));
        return List.copyOf(said.subList(0, Math.min(LONGEST, said.size())));
    }
}
