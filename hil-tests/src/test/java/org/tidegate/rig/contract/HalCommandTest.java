package org.tidegate.rig.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tidegate.rig.TidegateMain;
import org.tidegate.rig.converter.ConverterModel;
import org.tidegate.rig.converter.ConverterRatings;
import org.tidegate.rig.converter.ConverterTwin;
import org.tidegate.rig.converter.FaultPanel;
import org.tidegate.rig.converter.MapLayout;
import org.tidegate.rig.converter.SunSpecRegisterMap;
import org.tidegate.rig.plant.DcPort;
import org.tidegate.rig.plant.GridTwin;
import org.tidegate.runtime.Clock;

@DisplayName("tidegate hal against a twin on the network")
class HalCommandTest {
    private static ConverterTwin twin;

    private record Answer(int code, String out, String err) {}

    @BeforeAll
    static void listens() throws Exception {
        Clock clock = Clock.system();
        var model =
                new ConverterModel(
                        ConverterRatings.elevenKw(),
                        new GridTwin(clock, 50, 1),
                        DcPort.open(),
                        new FaultPanel());
        twin = ConverterTwin.start(new SunSpecRegisterMap(model, MapLayout.withCurves()), 0, clock);
    }

    @AfterAll
    static void closes() {
        twin.close();
    }

    private static Answer run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code =
                TidegateMain.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(args);
        return new Answer(code, out.toString(), err.toString());
    }

    private static String at() {
        return "127.0.0.1:" + twin.port();
    }

    @Test
    void scan_finds_it_and_says_what_it_is() {
        Answer answer = run("hal", "scan", "--address", at(), "--units", "1");
        assertThat(answer.code).isZero();
        assertThat(answer.out).contains("unit 1: SunSpec models [1, 701, 702").contains("1 found");
    }

    @Test
    void read_decodes_every_point() {
        Answer answer = run("hal", "read", "--address", at());
        assertThat(answer.code).isZero();
        assertThat(answer.out)
                .contains("Converter twin")
                .containsPattern("701.Hz +(50|49\\.9|50\\.0)");
        assertThat(answer.out).contains("(may be written)").doesNotContain("not implemented");
    }

    @Test
    void probe_tells_ratings_watchdog_and_which_settings_differ_from_a_profile() {
        Answer answer = run("hal", "probe", "--address", at(), "--profile", "vde-ar-n-4105");
        assertThat(answer.out)
                .contains("charge       11000 W")
                .contains("watchdog     armed and read back")
                .contains("points differ from vde-ar-n-4105")
                .contains("707.");
        assertThat(answer.code).as("the twin holds no settings yet").isEqualTo(1);
    }

    @Test
    void nobody_there_is_exit_code_3_with_a_reason_and_no_trace() {
        Answer answer = run("hal", "read", "--address", "127.0.0.1:1");
        assertThat(answer.code).isEqualTo(3);
        assertThat(answer.err).contains("127.0.0.1:1 unit 1").doesNotContain("\tat ");
    }

    @Test
    void a_driver_an_address_a_unit_and_a_parity_that_do_not_exist_are_told() {
        assertThat(run("hal", "read", "--driver", "sunspek", "--address", at()).err)
                .contains("there is no driver 'sunspek'")
                .contains("eastron-sdm630");
        assertThat(run("hal", "read", "--address", "a:b:c:d:99999999").code).isIn(2, 3);
        assertThat(run("hal", "read", "--address", at(), "--unit", "999").code).isEqualTo(2);
        assertThat(run("hal", "read", "--address", "/dev/null", "--parity", "maybe").err)
                .contains("--parity cannot be 'maybe'");
        assertThat(run("hal", "scan", "--address", "10.0.0.9-3").err).contains("is no range");
        assertThat(run("hal", "test", "--driver", "eastron-sdm630", "--address", at()).err)
                .contains("is the map of no converter");
    }

    /** Half a minute of real time. */
    @Test
    @Tag("slow")
    void test_runs_the_harmless_checks_and_all_hold() {
        Answer answer = run("hal", "test", "--address", at());
        assertThat(answer.out).doesNotContain("not ok");
        assertThat(answer.code).isZero();
    }
}
