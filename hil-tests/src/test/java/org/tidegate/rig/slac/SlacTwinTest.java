package org.tidegate.rig.slac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.iso15118.slac.Mac;
import org.tidegate.iso15118.slac.SlacEvent;
import org.tidegate.iso15118.slac.SlacFrames;
import org.tidegate.iso15118.slac.SlacLink;
import org.tidegate.iso15118.slac.SlacMessage;
import org.tidegate.iso15118.slac.SlacMessage.Modem;
import org.tidegate.iso15118.slac.SlacPlane;
import org.tidegate.iso15118.slac.SlacSettings;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Published;
import org.tidegate.runtime.Settings;

@DisplayName("When a car looks for its charger on the power line")
class SlacTwinTest {
    private static final Mac HOST = new Mac(0x02_54_44_47_00_01L);
    private static final Mac CAR = new Mac(0x02_CA_12_00_00_01L);

    /** A charger, its modem and a car in virtual time. */
    private static final class Bench {
        private static final long STEP_NANOS = 1_000_000L;

        final List<String> events = new ArrayList<>();
        final PowerLine line;
        final CarTwin car;
        final Published<SlacLink> link = new Published<>(SlacLink.none(0));
        private final EventRing ring = new EventRing("slac", 1024);
        private final MemoryLine port;
        private final SlacPlane plane;
        private long now = 1_000_000_000L;
        private boolean plugged;
        private boolean wasEf;

        Bench(CarHabits habits, Modem kind, SlacSettings settings) {
            car = new CarTwin(CAR, 7, habits);
            line = new PowerLine(kind).with(car);
            port = new MemoryLine(line, HOST, () -> now);
            plane =
                    new SlacPlane(
                            settings, port, () -> plugged, link, ring, new SplittableRandom(42));
        }

        static Bench of(CarHabits habits) {
            return new Bench(
                    habits, Modem.QCA, SlacSettings.presets(HOST, PowerLine.MODEM, Modem.QCA));
        }

        Bench plug() {
            run(0.1);
            plugged = true;
            car.plug(now);
            return this;
        }

        Bench unplug() {
            plugged = false;
            car.unplug();
            return this;
        }

        Bench run(double seconds) {
            for (long end = now + Math.round(seconds * 1e9); now < end; now += STEP_NANOS) {
                plane.step(now);
                boolean ef = link.latest().stepEf();
                if (wasEf && !ef) {
                    car.sawEf(now);
                }
                wasEf = ef;
            }
            ring.drain(now, 0, e -> events.add(e.code().toString()));
            return this;
        }

        SlacLink state() {
            return link.latest();
        }
    }

    @ParameterizedTest
    @EnumSource(Modem.class)
    void a_good_car_is_matched_within_three_seconds_on_every_modem(Modem kind) {
        Bench bench =
                new Bench(
                                CarHabits.good(),
                                kind,
                                SlacSettings.presets(HOST, PowerLine.MODEM, kind))
                        .plug()
                        .run(3);
        assertThat(bench.state().up()).isTrue();
        assertThat(bench.state().vehicle()).isEqualTo(CAR);
        assertThat(bench.car.key()).isEqualTo(bench.line.keys().getLast());
        assertThat(bench.events).containsExactly("MATCHING_BEGAN", "MATCHED", "LINK_UP");
        assertThat(bench.car.soundsTold()).isEqualTo(10);
        assertThat(bench.run(20).state().up()).as("and stays so").isTrue();
    }

    @Test
    void the_offset_of_the_coupling_is_added_to_what_was_heard() {
        SlacSettings presets = SlacSettings.presets(HOST, PowerLine.MODEM, Modem.QCA);
        var settings =
                new SlacSettings(
                        HOST,
                        PowerLine.MODEM,
                        Modem.QCA,
                        Settings.of(
                                SlacSettings.PARAMETERS,
                                java.util.Map.of(SlacSettings.ATTENUATION_OFFSET, -3.0)));
        Bench with = new Bench(CarHabits.good(), Modem.QCA, settings).plug().run(3);
        Bench without = new Bench(CarHabits.good(), Modem.QCA, presets).plug().run(3);
        assertThat(without.car.told()).hasToString("12.0 dB");
        assertThat(with.car.told()).hasToString("9.0 dB");
    }

    @Test
    void a_car_that_makes_fewer_sounds_is_answered_after_the_window() {
        Bench bench = Bench.of(CarHabits.good().sounding(6, 0)).plug().run(3);
        assertThat(bench.state().up()).isTrue();
        assertThat(bench.car.soundsTold()).isEqualTo(6);
        assertThat(Bench.of(CarHabits.good().sounding(10, 4)).plug().run(3).car.soundsTold())
                .isEqualTo(6);
    }

    @Test
    void a_car_nobody_hears_is_dropped_and_woken_twice_then_left_alone() {
        Bench bench = Bench.of(CarHabits.good().sounding(10, 10)).plug().run(3);
        assertThat(bench.events).contains("RUN_DROPPED");
        assertThat(bench.state().up()).isFalse();
        bench.run(45);
        assertThat(bench.events).contains("STEP_EF").doesNotContain("MATCHING_FAILED");
        bench.run(100);
        assertThat(bench.events.stream().filter("STEP_EF"::equals).count()).isEqualTo(2);
        assertThat(bench.state().failed()).isTrue();
        assertThat(bench.state().reason()).contains("did not ask");
    }

    @Test
    void a_sleeping_car_wakes_by_state_e_f_on_the_pilot_for_four_seconds() {
        Bench bench = Bench.of(CarHabits.good().wakingOnEf()).plug().run(39.8);
        assertThat(bench.state().stepEf()).isFalse();
        bench.run(0.5);
        assertThat(bench.state().stepEf()).isTrue();
        bench.run(3.6);
        assertThat(bench.state().stepEf()).isTrue();
        bench.run(0.5);
        assertThat(bench.state().stepEf()).isFalse();
        bench.run(3);
        assertThat(bench.state().up()).isTrue();
    }

    @Test
    void attenuation_is_told_three_times_and_no_more() {
        assertThat(Bench.of(CarHabits.good().deafTo(2)).plug().run(3).state().up()).isTrue();
        Bench deaf = Bench.of(CarHabits.good().deafTo(9)).plug().run(3);
        assertThat(deaf.state().up()).isFalse();
        assertThat(deaf.events).containsExactly("MATCHING_BEGAN", "RUN_DROPPED");
    }

    @Test
    void a_car_that_begins_again_is_followed() {
        Bench bench = Bench.of(CarHabits.good().restarting()).plug().run(4);
        assertThat(bench.state().up()).isTrue();
        assertThat(bench.events).doesNotContain("RUN_DROPPED");
    }

    @Test
    void a_car_that_validates_is_told_that_it_need_not() {
        assertThat(Bench.of(CarHabits.good().validating()).plug().run(3).state().up()).isTrue();
    }

    @Test
    void a_match_with_another_number_gives_no_key() {
        Bench bench = Bench.of(CarHabits.good().mistakingItsNumber()).plug().run(15);
        assertThat(bench.car.key()).isNull();
        assertThat(bench.state().vehicle()).isNull();
        assertThat(bench.events).contains("RUN_DROPPED").doesNotContain("MATCHED");
    }

    @Test
    void a_car_that_announces_nothing_is_dropped_after_400_ms() {
        Bench bench = Bench.of(CarHabits.good().notStarting()).plug().run(2);
        assertThat(bench.events).containsExactly("MATCHING_BEGAN", "RUN_DROPPED");
    }

    @Test
    void a_car_that_takes_the_key_and_does_not_come_is_given_up_after_twelve_seconds() {
        Bench bench = Bench.of(CarHabits.good().notJoining()).plug().run(12);
        assertThat(bench.events).contains("MATCHED").doesNotContain("STEP_EF");
        bench.run(2);
        assertThat(bench.events).contains("STEP_EF").doesNotContain("LINK_UP");
    }

    @Test
    void a_jammed_line_is_noticed_within_five_seconds_and_told_once() {
        Bench bench = Bench.of(CarHabits.good()).plug().run(3);
        bench.line.jam(true);
        bench.run(5);
        assertThat(bench.state().up()).isFalse();
        bench.run(30);
        assertThat(bench.events.stream().filter("LINK_LOST"::equals).count()).isEqualTo(1);
    }

    @Test
    void every_plugging_in_has_a_network_of_its_own() {
        Bench bench = Bench.of(CarHabits.good());
        for (int i = 0; i < 20; i++) {
            bench.plug().run(3);
            assertThat(bench.state().up()).isTrue();
            bench.unplug().run(0.5);
            assertThat(bench.state().up()).isFalse();
        }
        assertThat(new HashSet<>(bench.line.keys())).hasSameSizeAs(bench.line.keys());
        assertThat(bench.line.keys()).hasSize(21);
    }

    @Test
    void a_modem_that_does_not_answer_is_reported_and_asked_again() {
        Bench bench = Bench.of(CarHabits.good());
        bench.line.killModem();
        bench.run(20);
        assertThat(bench.events).containsExactly("MODEM_SILENT");
        assertThat(bench.line.framesFromHost()).isBetween(6, 9);
    }

    @Test
    void an_interface_that_goes_is_told_once_and_used_again_when_it_is_back() {
        Bench bench = Bench.of(CarHabits.good());
        bench.port.gone(true);
        bench.run(2);
        assertThat(bench.events.stream().filter("PORT_FAILED"::equals).count()).isEqualTo(1);
        bench.port.gone(false);
        assertThat(bench.run(6).plug().run(3).state().up()).isTrue();
    }

    @Test
    void the_neighbours_car_changes_nothing_for_ours() {
        Bench bench = Bench.of(CarHabits.good());
        var neighbour = new CarTwin(new Mac(0x02_CA_12_00_00_02L), 8, CarHabits.good().deafTo(99));
        bench.line.with(neighbour);
        neighbour.plug(0);
        bench.plug().run(3);
        assertThat(bench.state().up()).isTrue();
        assertThat(bench.state().vehicle()).isEqualTo(CAR);
    }

    @Test
    void a_linked_car_cannot_be_thrown_out_by_another_station() {
        Bench bench = Bench.of(CarHabits.good()).plug().run(3);
        var stranger = new Mac(0x02_66_66_66_66_66L);
        for (int i = 0; i < 50; i++) {
            bench.line.inject(
                    SlacFrames.write(Mac.BROADCAST, stranger, new SlacMessage.ParmReq(i)));
            bench.line.inject(
                    SlacFrames.write(
                            HOST, stranger, new SlacMessage.MatchReq(stranger, HOST, i)));
            bench.line.inject(
                    SlacFrames.write(
                            HOST, stranger, new SlacMessage.LinkStatusCnf(Modem.QCA, false)));
            bench.line.inject(
                    SlacFrames.write(HOST, stranger, new SlacMessage.SetKeyCnf(1)));
        }
        bench.run(5);
        assertThat(bench.state().up()).isTrue();
        assertThat(bench.state().vehicle()).isEqualTo(CAR);
    }

    @Test
    void a_storm_of_a_thousand_frames_a_second_neither_costs_memory_nor_time() {
        Bench bench = Bench.of(CarHabits.good()).plug();
        var random = new SplittableRandom(1);
        long begun = System.nanoTime();
        for (int i = 0; i < 3000; i++) {
            bench.line.inject(
                    SlacFrames.write(
                            Mac.BROADCAST,
                            new Mac(0x02_00_00_00_00_00L | random.nextInt(1 << 24)),
                            new SlacMessage.ParmReq(random.nextLong())));
            bench.run(0.001);
        }
        assertThat(bench.line.framesFromHost()).as("answers stay few").isLessThan(200);
        assertThat((System.nanoTime() - begun) / 1e9).isLessThan(10);
    }

    @RepeatedTest(20)
    void noise_never_ends_the_plane_and_never_gives_a_link(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        Bench bench = Bench.of(CarHabits.good().never()).plug();
        var real =
                List.of(
                        new SlacMessage.ParmReq(1),
                        new SlacMessage.StartAttenCharInd(10, 6, CAR, 1),
                        new SlacMessage.MnbcSoundInd(9, 1),
                        new SlacMessage.AttenCharRsp(CAR, 1, 0),
                        new SlacMessage.MatchReq(CAR, HOST, 1),
                        new SlacMessage.SetKeyCnf(1),
                        new SlacMessage.LinkStatusCnf(Modem.QCA, true));
        assertThatCode(
                        () -> {
                            for (int i = 0; i < 400; i++) {
                                byte[] frame =
                                        SlacFrames.write(
                                                random.nextBoolean() ? HOST : Mac.BROADCAST,
                                                CAR,
                                                real.get(random.nextInt(real.size())));
                                for (int k = 0; k < random.nextInt(4); k++) {
                                    frame[random.nextInt(frame.length)] =
                                            (byte) random.nextInt(256);
                                }
                                bench.line.inject(
                                        java.util.Arrays.copyOf(
                                                frame,
                                                random.nextInt(3) == 0
                                                        ? random.nextInt(frame.length + 9)
                                                        : frame.length));
                                bench.run(0.01);
                            }
                        })
                .doesNotThrowAnyException();
        assertThat(bench.state().up()).isFalse();
        assertThat(bench.events).doesNotContain(SlacEvent.LINK_UP.name());
    }
}
