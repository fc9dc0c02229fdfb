package org.tidegate.controller.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.board.Board;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.controller.selftest.Finding.Verdict;
import org.tidegate.hal.SafetySample;
import org.tidegate.pilot.PilotSample;

@DisplayName("The self-test")
class HostChecksTest {
    private static final Report.Subject SUBJECT =
            new Report.Subject("TG-1 <a> & \"b\"", "vde-ar-n-4105", "tidegate 0.1.0", 0);

    private final FakeHost host = new FakeHost();

    private static Board board(String name) {
        return ((Loaded.Valid) BoardFiles.example(name, Path.of("/etc/tidegate"))).board();
    }

    private List<Finding> all() {
        var findings = new ArrayList<>(HostChecks.ofHost(host));
        findings.addAll(HostChecks.ofBoard(host, board("pi4-spi-adc")));
        return findings;
    }

    private Finding the(String check) {
        return all().stream()
                .filter(f -> f.check().equals(check))
                .filter(f -> f.verdict() != Verdict.PASS)
                .findFirst()
                .orElseThrow(() -> new AssertionError(check + " passes: " + all()));
    }

    @Test
    void says_nothing_bad_of_a_machine_on_which_all_is_well() {
        assertThat(all()).allMatch(f -> f.verdict() == Verdict.PASS);
        assertThat(all()).hasSizeGreaterThan(6);
        assertThat(Report.isPassed(all())).isTrue();
    }

    @Test
    void fails_on_another_java() {
        host.javaFeature = 21;
        assertThat(the("java"))
                .isEqualTo(
                        Finding.fail(
                                "java",
                                "java",
                                "Java 21 runs this, and it was tested with 25",
                                "Install temurin-25-jre."));
    }

    @Test
    void warns_of_a_kernel_without_preempt_rt_however_it_says_so() {
        host.texts.remove("/sys/kernel/realtime");
        assertThat(the("kernel").verdict()).isEqualTo(Verdict.WARN);
        host.texts.put("/proc/version", "Linux version 6.12 #1 SMP PREEMPT_RT Debian");
        assertThat(all()).allMatch(f -> f.verdict() == Verdict.PASS);
    }

    @Test
    void fails_on_a_clock_that_cannot_be_and_warns_of_one_that_nobody_sets() {
        host.clockSynchronised = Optional.of(false);
        assertThat(the("clock").verdict()).isEqualTo(Verdict.WARN);
        host.clockSynchronised = Optional.empty();
        assertThat(the("clock").verdict()).isEqualTo(Verdict.SKIP);
        host.now = Instant.EPOCH;
        assertThat(the("clock").verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void fails_on_a_full_or_foreign_disk() {
        host.freeBytes = 100L << 20;
        assertThat(the("disk").verdict()).isEqualTo(Verdict.WARN);
        host.freeBytes = 5L << 20;
        assertThat(the("disk").reason()).isEqualTo("5 MiB are free");
        assertThat(the("disk").verdict()).isEqualTo(Verdict.FAIL);
        host.freeBytes = -1;
        assertThat(the("disk").reason()).isEqualTo("user tidegate cannot write there");
    }

    @Test
    void warns_of_limits_that_keep_the_lane_from_real_time() {
        host.texts.put("/proc/self/limits", "Max realtime priority     0     0\n");
        assertThat(the("limits").reason()).contains("limited to 0");
        host.texts.put(
                "/proc/self/limits",
                "Max realtime priority  90  90\nMax locked memory  65536  65536  bytes\n");
        assertThat(the("limits").reason()).isEqualTo("only 64 KiB of memory may be locked");
        host.texts.remove("/proc/self/limits");
        assertThat(the("limits").verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void fails_on_a_device_that_is_not_there_or_may_not_be_used() {
        Board board = board("pi4-spi-adc");
        String spi = Path.of("/dev").resolve(String.valueOf(board.pins().spiDevice())).toString();
        host.devices.put(spi, Host.Access.NOT_THERE);
        assertThat(the("device").reason())
                .isEqualTo("it is not there, and pins.spi_device needs it");
        host.devices.put(spi, Host.Access.DENIED);
        assertThat(the("device").place()).isEqualTo(spi);
        assertThat(the("device").remedy())
                .isEqualTo("Add the user to group tidegate-io: usermod -aG tidegate-io tidegate.");
    }

    @Test
    void warns_of_a_board_without_watchdog() {
        host.devices.put("/dev/watchdog", Host.Access.NOT_THERE);
        assertThat(the("watchdog").verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void warns_of_a_processor_that_the_lane_has_to_share() {
        Board board = board("bench-sunspec");
        assertThat(HostChecks.ofBoard(host, board)).noneMatch(f -> f.verdict() == Verdict.WARN);
        host.texts.put("/sys/devices/system/cpu/isolated", "\n");
        assertThat(HostChecks.ofBoard(host, board))
                .anyMatch(f -> f.check().equals("isolation") && f.verdict() == Verdict.WARN);
        assertThat(HostChecks.contains("1,3-5", 4)).isTrue();
        assertThat(HostChecks.contains("1,3-5", 2)).isFalse();
        assertThat(HostChecks.contains("", 0)).isFalse();
    }

    @Test
    void knows_a_pilot_at_rest_from_a_broken_one() {
        Board board = board("pi4-spi-adc");
        var sample = new PilotSample();
        assertThat(DeviceChecks.pilot(board, sample).reason()).isEqualTo("it gives no sample");
        sample.sequence = 1;
        for (double[] volts :
                new double[][] {
                    {12.1, 0},
                    {11, 0},
                    {13, 0},
                    {9, 1},
                    {6, 1},
                    {13.2, 2},
                    {0.2, 2},
                    {-12, 2},
                    {Double.NaN, 2}
                }) {
            sample.positivePeakV = volts[0];
            assertThat(DeviceChecks.pilot(board, sample).verdict())
                    .as(volts[0] + " V")
                    .isEqualTo(
                            new Verdict[] {Verdict.PASS, Verdict.SKIP, Verdict.FAIL}
                                    [(int) volts[1]]);
        }
        assertThat(DeviceChecks.pilot(board("bench-sunspec"), sample).verdict())
                .isEqualTo(Verdict.SKIP);
    }

    @Test
    void fails_each_safety_input_by_its_name() {
        Board board = board("pi4-spi-adc");
        var sample = new SafetySample();
        assertThat(DeviceChecks.safety(board, sample)).hasSize(1);
        sample.sequence = 1;
        sample.contactorClosed = true;
        assertThat(DeviceChecks.safety(board, sample))
                .hasSize(4)
                .allMatch(f -> f.verdict() == Verdict.FAIL)
                .extracting(Finding::check)
                .containsExactly(
                        "emergency stop", "residual current", "protective earth", "contactor");
        sample.emergencyStopOk = true;
        sample.residualCurrentOk = true;
        sample.protectiveEarthOk = true;
        sample.contactorClosed = false;
        assertThat(DeviceChecks.safety(board, sample)).allMatch(f -> f.verdict() == Verdict.PASS);
    }

    /** +3 kW moves the meter up and -3 kW down, or it is wrong. */
    @Test
    void knows_a_meter_that_counts_the_wrong_way_round() {
        assertThat(DeviceChecks.meterSign("m", 3000, 3100, -3000, -2900).verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(DeviceChecks.meterSign("m", 3000, -3100, -3000, 2900).remedy())
                .startsWith("Turn the meter's current transformers round");
        assertThat(DeviceChecks.meterSign("m", 3000, 3100, -3000, 2900).verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(DeviceChecks.meterSign("m", 3000, Double.NaN, -3000, -2900).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void writes_reports_that_machines_read_whatever_the_names_hold() throws Exception {
        var findings =
                List.of(
                        Finding.pass("a", "p", "fine"),
                        Finding.fail("b", "<p>", "\"5\" < 6 & \u0001 so", "Do <this>."),
                        Finding.skip("c", "p", "not here", "Later."));
        String junit = Report.junit(findings, SUBJECT);
        var document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(junit.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getAttribute("failures")).isEqualTo("1");
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(3);

        String html = Report.html(findings, SUBJECT);
        assertThat(html)
                .contains("NOT passed.", "Do &lt;this&gt;.", "TG-1 &lt;a&gt; &amp;")
                .doesNotContain("http://", "https://", "<script", "src=");
        assertThat(Report.text(findings))
                .contains("FAILED   b")
                .contains("         Remedy: Do <this>.")
                .contains("3 checks: 1 failed, 0 warnings, 1 skipped.");
        assertThat(Report.isPassed(findings)).isFalse();
    }

    @Test
    void takes_no_finding_without_a_remedy() {
        assertThatThrownBy(() -> Finding.fail("a", "p", "bad", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
