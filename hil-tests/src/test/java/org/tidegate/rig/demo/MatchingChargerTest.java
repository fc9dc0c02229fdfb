package org.tidegate.rig.demo;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.controller.assembly.ChargerPorts.Matching;
import org.tidegate.controller.assembly.ChargerPorts.VehicleSide;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.iso15118.PlugAndCharge;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.slac.Mac;
import org.tidegate.iso15118.slac.SlacMessage.Modem;
import org.tidegate.iso15118.slac.SlacSettings;
import org.tidegate.pilot.PilotLevel;
import org.tidegate.rig.slac.CarHabits;
import org.tidegate.rig.slac.CarTwin;
import org.tidegate.rig.slac.MemoryLine;
import org.tidegate.rig.slac.PowerLine;
import org.tidegate.rig.vehicle.EvccSettings;

@DisplayName("When the whole charger looks for its vehicle on the power line")
class MatchingChargerTest {
    private static final Mac HOST = new Mac(0x02_54_44_47_00_01L);
    private static final Mac CAR = new Mac(0x02_CA_12_00_00_01L);

    /** The charger, its modem, and a car whose modem follows the pilot as real ones do. */
    private static final class Rig {
        final CarTwin modem;
        final VirtualRig rig;
        boolean sawF;

        Rig(CarHabits habits) throws IOException {
            modem = new CarTwin(CAR, 7, habits);
            var line = new PowerLine(Modem.QCA).with(modem);
            rig =
                    new VirtualRig(
                            new Twins.World(5, 60_000, 60, 50),
                            EvccSettings.car(),
                            DemoSite.settings(DemoSite.NOWHERE),
                            new MemoryDisk(),
                            clock ->
                                    new VehicleSide(
                                            PlugAndCharge.none(),
                                            new Matching(
                                                    SlacSettings.presets(
                                                            HOST, PowerLine.MODEM, Modem.QCA),
                                                    new MemoryLine(line, HOST, clock::nanos))));
            rig.twins().operator().authorisation("Accepted");
            rig.simulation().run(ofSeconds(12));
        }

        /** Only the plug: its software waits for the link. */
        Rig plug() {
            rig.twins().pilot().plug();
            modem.plug(rig.simulation().clock().nanos());
            return this;
        }

        Rig run(int seconds) {
            for (int i = 0; i < seconds * 20; i++) {
                rig.simulation().run(ofMillis(50));
                boolean f = snapshot().pilot().dutyPercent() == 0 && isShowingF();
                if (sawF && !f && snapshot().pilot().dutyPercent() == 5) {
                    modem.sawEf(rig.simulation().clock().nanos());
                    sawF = false;
                }
                sawF |= f;
            }
            return this;
        }

        private boolean isShowingF() {
            return snapshot().pilot().level() == PilotLevel.F;
        }

        Snapshot snapshot() {
            return rig.charger().snapshots().latest();
        }

        List<String> events() {
            return rig.charger().journal().events().latest().stream()
                    .map(e -> e.codeName())
                    .toList();
        }
    }

    @Test
    void nobody_is_answered_before_the_vehicle_on_this_cable_is_known() throws IOException {
        Rig rig = new Rig(CarHabits.good());
        assertThat(rig.rig.charger().isLinkUp()).isFalse();
        rig.plug().run(5);

        assertThat(rig.rig.charger().isLinkUp()).isTrue();
        assertThat(rig.events()).contains("MATCHED", "LINK_UP");
        rig.rig.twins().pilot().unplug();
        rig.modem.unplug();
        rig.run(2);
        assertThat(rig.rig.charger().isLinkUp()).isFalse();
        assertThat(rig.snapshot().session().phase()).isEqualTo(SessionPhase.AVAILABLE);
    }

    @Test
    void a_sleeping_vehicle_is_woken_by_state_f_and_its_session_survives() throws IOException {
        Rig rig = new Rig(CarHabits.good().wakingOnEf());
        rig.plug().run(30);
        assertThat(rig.rig.charger().isLinkUp()).isFalse();
        assertThat(rig.snapshot().session().phase()).isEqualTo(SessionPhase.PREPARING);
        assertThat(rig.events()).doesNotContain("STEP_EF");

        rig.run(25);
        assertThat(rig.events()).contains("STEP_EF", "MATCHED", "LINK_UP");
        assertThat(rig.rig.charger().isLinkUp()).isTrue();
        assertThat(rig.snapshot().session().phase()).isEqualTo(SessionPhase.PREPARING);
        assertThat(rig.snapshot().session().number()).isEqualTo(1);
        assertThat(rig.snapshot().pilot().dutyPercent()).isEqualTo(5);
        assertThat(rig.rig.twins().safety().contactorClosed()).isFalse();
    }

    @Test
    void a_vehicle_that_never_answers_is_given_up_in_words_for_everybody() throws IOException {
        Rig rig = new Rig(CarHabits.good().never());
        rig.plug().run(150);

        assertThat(rig.events()).contains("MATCHING_FAILED");
        assertThat(Refusal.of(rig.snapshot().vehicle().refusal())).contains(Refusal.NOT_MATCHED);
        assertThat(rig.snapshot().pilot().level()).isEqualTo(PilotLevel.B);
        rig.rig.twins().pilot().unplug();
        rig.modem.unplug();
        rig.run(2);
        assertThat(rig.snapshot().vehicle().refusal()).isEmpty();
    }

    @Test
    void a_plug_pulled_while_the_pilot_shows_f_is_noticed() throws IOException {
        Rig rig = new Rig(CarHabits.good().never());
        rig.plug().run(42);
        assertThat(rig.events()).contains("STEP_EF");
        rig.rig.twins().pilot().unplug();
        rig.modem.unplug();
        rig.run(8);

        assertThat(rig.snapshot().session().phase()).isEqualTo(SessionPhase.AVAILABLE);
        assertThat(rig.snapshot().pilot().level()).isEqualTo(PilotLevel.A);
    }
}
