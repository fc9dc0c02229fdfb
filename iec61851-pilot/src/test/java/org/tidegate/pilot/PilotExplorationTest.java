package org.tidegate.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.pilot.PilotState.Energised;
import org.tidegate.pilot.PilotState.Faulted;
import org.tidegate.pilot.PilotState.Idle;
import org.tidegate.pilot.PilotState.Offering;
import org.tidegate.pilot.PilotState.OutOfOrder;
import org.tidegate.pilot.PilotState.Pulsing;
import org.tidegate.pilot.PilotState.Rest;
import org.tidegate.pilot.PilotState.Signalling;
import org.tidegate.pilot.PilotState.Stopping;

/**
 * Every state the machine can reach, under every input, at a resolution of one second. Times are
 * kept relative to now; what lies in the past is 0.
 */
@DisplayName("In every reachable state and under every input")
class PilotExplorationTest {
    private static final long SECOND = 1_000_000_000L;
    private static final PilotTimes TIMES =
            new PilotTimes(
                    SECOND / 10,
                    SECOND / 20,
                    3 * SECOND,
                    6 * SECOND,
                    5 * SECOND,
                    2 * SECOND,
                    4 * SECOND,
                    SECOND,
                    SECOND,
                    2 * SECOND,
                    SECOND,
                    5 * SECOND,
                    3 * SECOND,
                    false,
                    false);
    private static final PilotMachine MACHINE = new PilotMachine(TIMES);
    private static final List<Case> CASES = allCases();

    /** Every way from one kind of state to another that there is; a new one is a decision. */
    private static final Set<String> TRANSITIONS =
            Set.of(
                    "Idle > Offering",
                    "Idle > Signalling",
                    "Idle > OutOfOrder",
                    "Offering > Idle",
                    "Offering > Energised",
                    "Offering > Pulsing",
                    "Offering > Signalling",
                    "Offering > OutOfOrder",
                    "Energised > Idle",
                    "Energised > Offering",
                    "Energised > Stopping",
                    "Energised > Signalling",
                    "Energised > OutOfOrder",
                    "Stopping > Idle",
                    "Stopping > Signalling",
                    "Stopping > OutOfOrder",
                    "Pulsing > Idle",
                    "Pulsing > Signalling",
                    "Pulsing > OutOfOrder",
                    "Signalling > Faulted",
                    "Signalling > OutOfOrder",
                    "Faulted > Idle",
                    "Faulted > OutOfOrder",
                    "OutOfOrder > Idle",
                    "OutOfOrder > Faulted");

    private static Set<PilotState> reachable = Set.of();
    private static final Set<String> TAKEN = new HashSet<>();

    private record Case(PilotSight sight, PilotInput in) {}

    @BeforeAll
    static void explore() {
        var seen = new HashSet<PilotState>();
        var open = new ArrayDeque<PilotState>();
        var start = MACHINE.start(0);
        seen.add(start);
        open.add(start);
        while (!open.isEmpty()) {
            PilotState state = open.remove();
            for (Case c : CASES) {
                PilotState next = age(MACHINE.next(state, c.sight, c.in, 0));
                if (!next.getClass().equals(state.getClass())) {
                    TAKEN.add(name(state) + " > " + name(next));
                }
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        reachable = seen;
    }

    @Test
    void every_kind_of_state_is_reachable() {
        assertThat(reachable.stream().map(Object::getClass).collect(Collectors.toSet()))
                .hasSameElementsAs(Set.of(PilotState.class.getPermittedSubclasses()));
        assertThat(reachable).hasSizeGreaterThan(100);
    }

    @Test
    void exactly_the_drawn_transitions_can_be_taken() {
        assertThat(TAKEN).isEqualTo(TRANSITIONS);
    }

    private static String name(PilotState state) {
        return state.getClass().getSimpleName();
    }

    @Test
    void every_fault_has_an_exit_into_every_other_kind_of_state_that_a_well_charger_has() {
        for (PilotState state : reachable) {
            if (!(state instanceof Faulted || state instanceof Signalling)) {
                continue;
            }
            PilotState gone = settle(state, well(PilotLevel.A), 20);
            assertThat(gone).as("unplugged after %s", state).isInstanceOf(Idle.class);
            assertThat(settle(gone, well(PilotLevel.B), 5)).isInstanceOf(Offering.class);
            assertThat(settle(gone, well(PilotLevel.C), 10)).isInstanceOf(Energised.class);
        }
    }

    @Test
    void a_pulse_comes_out_of_an_offer_with_open_contactors_only() {
        for (PilotState state : reachable) {
            for (Case c : CASES) {
                PilotState next = MACHINE.next(state, c.sight, c.in, 0);
                if (next instanceof Pulsing && !(state instanceof Pulsing)) {
                    assertThat(state).isInstanceOf(Offering.class);
                    assertThat(MACHINE.inhibits(next, c.sight, c.in, 0)).isNotZero();
                    assertThat(MACHINE.locks(next, 0)).isTrue();
                }
            }
        }
    }

    @Test
    void the_contactors_are_permitted_only_when_all_is_well() {
        for (PilotState state : reachable) {
            for (Case c : CASES) {
                PilotState next = MACHINE.next(state, c.sight, c.in, 0);
                if (MACHINE.inhibits(next, c.sight, c.in, 0) != 0) {
                    continue;
                }
                boolean x2 = next instanceof Energised;
                boolean grace = next instanceof Stopping s && s.openAtNanos() > 0;
                boolean asks =
                        c.sight.level == PilotLevel.C
                                || (c.sight.level == PilotLevel.D && c.in.ventilationAvailable);
                boolean allowed =
                        c.in.energyAllowed || (next instanceof Stopping s && !s.afterDigital());
                boolean well =
                        c.sight.diodeSeen
                                && !c.sight.diodeFault
                                && !c.sight.stale
                                && c.sight.cableLimitA > 0
                                && c.in.lockOk
                                && c.in.safetyOk
                                && !c.in.unavailable;
                if (!((x2 || grace) && asks && allowed && well)) {
                    throw new AssertionError(state + " -> " + next + " is permitted");
                }
            }
        }
    }

    @Test
    void contactors_that_were_permitted_rest_before_they_are_permitted_again() {
        for (PilotState state : reachable) {
            if (!(state instanceof Energised || state instanceof Stopping)) {
                continue;
            }
            for (Case c : CASES) {
                PilotState next = MACHINE.next(state, c.sight, c.in, 0);
                assertThat(restOf(next).closeNotBeforeNanos())
                        .isGreaterThanOrEqualTo(TIMES.minimumOffNanos());
                assertThat(MACHINE.locks(next, 0)).isTrue();
            }
        }
    }

    @Test
    void a_state_that_stays_is_the_same_object() {
        for (PilotState state : reachable) {
            for (Case c : CASES) {
                PilotState next = MACHINE.next(state, c.sight, c.in, 0);
                if (next.equals(state)) {
                    assertThat(next).isSameAs(state);
                }
            }
        }
    }

    /** From x2 to x1 to x2 there are at least three seconds, on every path. */
    @Test
    void the_oscillator_starts_only_when_rested() {
        for (PilotState state : reachable) {
            for (Case c : CASES) {
                PilotState next = MACHINE.next(state, c.sight, c.in, 0);
                boolean before = DutyCycle.oscillates(state.dutyPercent());
                boolean after = DutyCycle.oscillates(next.dutyPercent());
                if (after && !before) {
                    assertThat(state).isInstanceOf(Idle.class);
                    assertThat(((Idle) state).rest().oscillatorNotBeforeNanos()).isZero();
                }
                if (before && !after) {
                    assertThat(restOf(next).oscillatorNotBeforeNanos())
                            .isGreaterThanOrEqualTo(TIMES.offBeforeOnNanos());
                }
            }
        }
    }

    @Test
    void unplugging_leads_to_rest_and_a_new_vehicle_to_energy() {
        Case unplugged = well(PilotLevel.A);
        Case ready = well(PilotLevel.C);
        for (PilotState state : reachable) {
            PilotState now = settle(state, unplugged, 20);
            assertThat(now).isEqualTo(new Idle(new Rest(0, 0, 0)));
            assertThat(MACHINE.locks(now, 0)).isFalse();
            assertThat(settle(now, ready, 20)).isInstanceOf(Energised.class);
        }
    }

    /** Without anybody touching the plug: all but the diode, which waits for A on purpose. */
    @Test
    void every_fault_but_the_diode_ends_by_itself_once_its_cause_is_gone() {
        Case ready = well(PilotLevel.C);
        for (PilotState state : reachable) {
            PilotState now = settle(state, ready, 40);
            PilotFault fault =
                    switch (state) {
                        case Faulted f -> f.fault();
                        case Signalling f -> f.fault();
                        case OutOfOrder f -> f.pending();
                        case Idle _, Offering _, Energised _, Stopping _, Pulsing _ ->
                                PilotFault.NONE;
                    };
            if (fault == PilotFault.DIODE) {
                assertThat(now).isInstanceOf(Faulted.class);
            } else {
                assertThat(now).isInstanceOf(Energised.class);
            }
        }
    }

    /** Whatever holds, holding it leads somewhere and stays there: nothing flutters. */
    @Test
    void every_constant_input_settles() {
        for (PilotState state : reachable) {
            for (Case c : CASES) {
                if (c.sight.pulse != PilotPulse.NONE) {
                    continue; // a moment's wish, not a condition
                }
                PilotState settled = settle(state, c, 30);
                PilotState next = age(MACHINE.next(settled, c.sight, c.in, 0));
                assertThat(next.getClass()).isEqualTo(settled.getClass());
            }
        }
    }

    private static PilotState settle(PilotState state, Case c, int seconds) {
        PilotState now = state;
        for (int i = 0; i < seconds; i++) {
            now = age(MACHINE.next(now, c.sight, c.in, 0));
        }
        return now;
    }

    private static Rest restOf(PilotState state) {
        return switch (state) {
            case Idle s -> s.rest();
            case Offering s -> s.rest();
            case OutOfOrder s -> s.rest();
            case Signalling s -> s.rest();
            case Pulsing s -> s.rest();
            case Faulted s -> s.rest();
            case Energised _, Stopping _ -> new Rest(Long.MAX_VALUE, Long.MAX_VALUE, 0);
        };
    }

    /** One second later, seen from then. */
    private static PilotState age(PilotState state) {
        return switch (state) {
            case Idle s -> new Idle(age(s.rest()));
            case Offering s ->
                    new Offering(s.dutyPercent(), since(s.dutySinceNanos(), 5), age(s.rest()));
            case Energised s -> new Energised(s.dutyPercent(), since(s.dutySinceNanos(), 5));
            case Stopping s -> new Stopping(until(s.openAtNanos()), s.afterDigital());
            case OutOfOrder s ->
                    new OutOfOrder(since(s.sinceNanos(), 1), s.pending(), age(s.rest()));
            case Signalling s -> new Signalling(s.fault(), until(s.untilNanos()), age(s.rest()));
            case Pulsing s -> new Pulsing(s.pulse(), until(s.untilNanos()), age(s.rest()));
            case Faulted s -> new Faulted(s.fault(), age(s.rest()));
        };
    }

    private static Rest age(Rest rest) {
        return new Rest(
                until(rest.oscillatorNotBeforeNanos()),
                until(rest.closeNotBeforeNanos()),
                until(rest.unlockNotBeforeNanos()));
    }

    private static long until(long nanos) {
        return Math.max(0, nanos - SECOND);
    }

    private static long since(long nanos, long seconds) {
        return Math.max(-seconds * SECOND, nanos - SECOND);
    }

    private static Case well(PilotLevel level) {
        var sight = new PilotSight();
        sight.level = level;
        sight.decided = true;
        sight.diodeSeen = level.isConnected();
        sight.cableLimitA = 32;
        var in = new PilotInput();
        in.energyAllowed = true;
        in.digitalCommunication = true;
        in.lockOk = true;
        in.safetyOk = true;
        in.ventilationAvailable = true;
        return new Case(sight, in);
    }

    /** The cross product, less what the detector cannot produce. */
    private static List<Case> allCases() {
        Stream<Case> conditions =
                Stream.of(PilotLevel.values())
                        .flatMap(level ->
                                IntStream.range(0, 2048).mapToObj(bits -> caseOf(level, bits)));
        Stream<Case> wishes =
                Stream.of(PilotLevel.B, PilotLevel.C, PilotLevel.F)
                        .flatMap(level ->
                                IntStream.range(0, 2048)
                                        .mapToObj(bits -> caseOf(level, bits, PilotPulse.STEP_EF)));
        return Stream.concat(conditions, wishes)
                .filter(c -> !c.sight.stale || c.sight.level == PilotLevel.INVALID)
                .filter(c -> c.sight.level.isConnected() || !c.sight.diodeFault)
                .filter(c -> c.sight.level.isConnected() || !c.sight.diodeSeen)
                .toList();
    }

    private static Case caseOf(PilotLevel level, int bits) {
        return caseOf(level, bits, PilotPulse.NONE);
    }

    private static Case caseOf(PilotLevel level, int bits, PilotPulse pulse) {
        var sight = new PilotSight();
        sight.pulse = pulse;
        sight.level = level;
        sight.decided = true;
        sight.stale = (bits & 1) != 0;
        sight.diodeSeen = (bits & 2) != 0;
        sight.diodeFault = (bits & 4) != 0;
        sight.cableLimitA = (bits & 8) != 0 ? 32 : 0;
        var in = new PilotInput();
        in.energyAllowed = (bits & 16) != 0;
        in.digitalCommunication = (bits & 32) != 0;
        in.currentLimitA = (bits & 64) != 0 ? 16 : 0;
        in.lockOk = (bits & 128) != 0;
        in.safetyOk = (bits & 256) != 0;
        in.ventilationAvailable = (bits & 512) != 0;
        in.unavailable = (bits & 1024) != 0;
        return new Case(sight, in);
    }
}
