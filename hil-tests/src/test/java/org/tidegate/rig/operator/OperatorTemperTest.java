package org.tidegate.rig.operator;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.StationState.Session;

@DisplayName("Operators of every version and temper")
class OperatorTemperTest {
    /** All the station can offer, the newest first. */
    static final List<String> OFFERED = List.of("ocpp2.1", "ocpp2.0.1", "ocpp1.6");

    private static OcppSettings offering(List<String> subprotocols) {
        return OperatorBench.settings().speaking(subprotocols);
    }

    static Stream<OcppVersion> versions() {
        return Stream.of(OcppVersion.values()).filter(v -> OFFERED.contains(v.subprotocol()));
    }

    static Stream<Arguments> everyKind() {
        var kinds = new ArrayList<Arguments>();
        versions()
                .forEach(v -> {
                    for (Temper temper : Temper.values()) {
                        kinds.add(Arguments.of(v, temper));
                    }
                });
        return kinds.stream();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void the_server_chooses_the_version_that_is_spoken(OcppVersion only) {
        var bench = new OperatorBench(2, offering(OFFERED), List.of(only), Temper.SMART);
        bench.bringIntoSession();
        assertThat(bench.twin.version()).isEqualTo(only);
        bench.charger.unplug();
        bench.runs(ofSeconds(5));
        assertThat(bench.twin.transactions()).hasSize(1).allMatch(Ledger.Transaction::ended);
        bench.everythingSentWasValid();
    }

    @Test
    void a_server_that_speaks_them_all_gets_the_newest() {
        var bench =
                new OperatorBench(
                        1, offering(OFFERED), List.of(OcppVersion.values()), Temper.SMART);
        bench.bringIntoSession();
        assertThat(bench.twin.version()).isEqualTo(OcppVersion.V21);
        bench.everythingSentWasValid();
    }

    @Test
    void a_server_that_speaks_none_of_them_is_left_with_a_reason() {
        var bench =
                new OperatorBench(
                        1, offering(List.of("ocpp2.1")), List.of(OcppVersion.V16), Temper.SMART);
        bench.runs(ofMinutes(1));
        assertThat(bench.eventCodes()).contains(OcppEvent.LINK_LOST);
        assertThat(bench.operator.latest().online()).isFalse();
        assertThat(bench.twin.received()).isEmpty();
    }

    /** Sessions come and go for an hour; then the operator is given time. */
    @ParameterizedTest(name = "OCPP {0}, {1}")
    @MethodSource("everyKind")
    void none_of_them_loses_a_transaction_or_gets_an_invalid_message(
            OcppVersion version, Temper temper) {
        var bench = new OperatorBench(6, offering(OFFERED), List.of(version), temper);
        var random = new SplittableRandom(6);
        int sessions = 0;
        for (int i = 0; i < 12; i++) {
            bench.charger.plugIn();
            bench.runs(ofSeconds(60 + random.nextInt(180)));
            sessions += bench.charger.session() == Session.ENERGY ? 1 : 0;
            bench.charger.unplug();
            bench.runs(ofMillis(5_000 + random.nextInt(60_000)));
        }
        boolean drained =
                bench.simulation.runUntil(
                        () ->
                                bench.operator.latest().online()
                                        && bench.operator.latest().queued() == 0,
                        ofMinutes(60));
        assertThat(drained).isTrue();
        assertThat(sessions).isGreaterThan(temper == Temper.RUDE ? 3 : 8);
        assertThat(bench.twin.transactions()).hasSizeGreaterThanOrEqualTo(sessions);
        assertThat(bench.twin.transactions()).allMatch(Ledger.Transaction::ended);
        double metered = bench.charger.importWh - 1000;
        assertThat(bench.twin.importedWh()).isBetween(0.95 * metered, metered + 12);
        bench.everythingSentWasValid();
    }
}
