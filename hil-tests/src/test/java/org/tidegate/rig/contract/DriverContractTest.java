package org.tidegate.rig.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tidegate.rig.converter.ConverterFault;

@DisplayName("The contract of all converter drivers")
class DriverContractTest {
    private static final Duration FOUND_BY = Duration.ofMillis(400);

    @TestFactory
    Stream<DynamicContainer> holds() {
        return Subjects.all().stream().map(DriverContractTest::all);
    }

    private static DynamicContainer all(Subject subject) {
        return dynamicContainer(
                subject.name(),
                DriverContract.checks().stream()
                        .filter(check -> check.suits(subject))
                        .map(check -> dynamicTest(check.name(), () -> run(subject, check))));
    }

    private static void run(Subject subject, Check check) {
        try (Bench bench = subject.bench().apply(check.name().hashCode())) {
            bench.runs(FOUND_BY);
            check.body().accept(bench);
        }
    }

    @Test
    void has_more_than_forty_checks_and_breaks_the_device_in_every_known_way() {
        List<Check> checks = DriverContract.checks();
        assertThat(checks).hasSizeGreaterThan(80);
        assertThat(checks).extracting(Check::name).doesNotHaveDuplicates();
        assertThat(checks)
                .filteredOn(check -> check.fault() != null)
                .hasSize(2 * ConverterFault.values().length);
    }

    /** A contract that nothing can break is worth nothing: here is a driver that lies. */
    @Test
    void notices_a_device_that_is_already_broken() {
        Subject sunSpec = Subjects.all().getFirst();
        for (ConverterFault fault :
                List.of(
                        ConverterFault.NAN_VALUES,
                        ConverterFault.NO_ANSWER,
                        ConverterFault.OUT_OF_RANGE,
                        ConverterFault.IGNORES_WRITES)) {
            try (Bench bench = sunSpec.bench().apply(1)) {
                bench.inject(fault);
                bench.runs(FOUND_BY);
                assertThatThrownBy(
                                () -> {
                                    for (Check check : DriverContract.checks()) {
                                        if (check.kind() != Check.Kind.BREAKING) {
                                            check.body().accept(bench);
                                        }
                                    }
                                })
                        .as(fault.name())
                        .isInstanceOf(ContractBroken.class);
            }
        }
    }
}
