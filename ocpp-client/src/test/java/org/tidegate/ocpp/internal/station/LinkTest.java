package org.tidegate.ocpp.internal.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.OcppTransport.Event;
import org.tidegate.ocpp.internal.station.device.Variables;

@DisplayName("The connection to the operator")
class LinkTest {
    private static final long SECOND = 1_000_000_000L;

    private static final OcppSettings SETTINGS =
            OcppSettings.of(URI.create("ws://operator.invalid/ocpp"), "TG-1");

    private final Pace pace = Pace.of(SETTINGS, new Variables(SETTINGS, ""));
    private final SplittableRandom random = new SplittableRandom(1);
    private Link link = new Link.Down(0, 0);
    private long now;
    private List<Action> actions = List.of();

    private void take(Link.Step step) {
        link = step.next();
        actions = step.actions();
    }

    private void tick() {
        take(Link.tick(link, pace, now, random));
    }

    private void on(Event event) {
        take(Link.on(link, event, pace, "ocpp2.1", now, random));
    }

    private void open() {
        while (!(link instanceof Link.Connecting)) {
            now += SECOND / 10;
            tick();
        }
        on(new Event.Opened("ocpp2.1"));
        assertThat(link).isInstanceOf(Link.Open.class);
    }

    private long waitNanos() {
        return ((Link.Down) link).untilNanos() - now;
    }

    @Test
    void waits_double_and_then_stay_and_always_have_jitter() {
        var waits = new ArrayList<Long>();
        for (int i = 0; i < 9; i++) {
            while (!(link instanceof Link.Connecting)) {
                now += SECOND / 10;
                tick();
            }
            on(new Event.Failed("refused"));
            waits.add(waitNanos());
        }
        for (int i = 0; i < 9; i++) {
            long base = (2 * SECOND) << Math.min(i, 5);
            assertThat(waits.get(i)).isBetween(base, base + 2 * SECOND);
        }
        assertThat(waits.stream().distinct()).hasSize(9);
    }

    @Test
    void a_server_that_accepts_and_closes_at_once_is_not_hammered() {
        long last = 0;
        for (int i = 0; i < 6; i++) {
            open();
            on(new Event.Closed(1011, "try later"));
            assertThat(waitNanos()).isGreaterThan(last);
            last = waitNanos() - 2 * SECOND; // without the jitter's width
        }
        open();
        now += 31 * SECOND;
        on(new Event.Failed("reset by peer"));
        assertThat(waitNanos()).isLessThanOrEqualTo(4 * SECOND);
    }

    @Test
    void a_silent_peer_is_left_after_two_ping_intervals() {
        open();
        long opened = now;
        while (link instanceof Link.Open) {
            now += SECOND;
            tick();
        }
        assertThat(now - opened).isEqualTo(40 * SECOND);
        assertThat(actions).anyMatch(a -> a instanceof Action.Disconnect);
    }

    @Test
    void a_peer_that_answers_pings_is_kept() {
        open();
        for (int i = 0; i < 600; i++) {
            now += SECOND;
            tick();
            if (actions.contains(new Action.Ping())) {
                now += SECOND / 10;
                on(new Event.Pong());
            }
        }
        assertThat(link).isInstanceOf(Link.Open.class);
    }

    @Test
    void a_handshake_without_an_answer_is_given_up() {
        tick();
        assertThat(link).isInstanceOf(Link.Connecting.class);
        now += 16 * SECOND;
        tick();
        assertThat(link).isInstanceOf(Link.Down.class);
    }

    @Test
    void a_server_of_another_version_is_left() {
        tick();
        on(new Event.Opened("ocpp1.6"));
        assertThat(link).isInstanceOf(Link.Down.class);
    }

    @Test
    void events_of_a_connection_that_is_gone_do_nothing() {
        for (Event event :
                new Event[] {
                    new Event.Opened("ocpp2.1"),
                    new Event.Pong(),
                    new Event.Text("[]"),
                    new Event.Closed(1000, ""),
                    new Event.Failed("late")
                }) {
            on(event);
            assertThat(link).isEqualTo(new Link.Down(0, 0));
            assertThat(actions).isEmpty();
        }
    }
}
