package org.tidegate.hal.internal.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiBus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.hal.internal.pi4j.TidegateProviders;

@DisplayName("Pi4J on any Linux board")
class Pi4jTest {
    @TempDir private Path folder;

    private final KernelTwin kernel = new KernelTwin();
    private Context pi4j;

    @BeforeEach
    void context() throws Exception {
        Files.createFile(folder.resolve("gpiochip0"));
        kernel.chip("gpiochip0", "any", "A", "B", "C", "D");
        var pins = new LinuxPins(folder, folder, kernel);
        pi4j = Pi4J.newContextBuilder().noAutoDetect().add(TidegateProviders.over(pins)).build();
    }

    @AfterEach
    void end() {
        pi4j.shutdown();
    }

    @Test
    void inputs_tell_their_state_and_their_edges() throws Exception {
        DigitalInput in =
                pi4j.create(
                        DigitalInputConfig.newBuilder(pi4j)
                                .id("button")
                                .bcm(2)
                                .pull(PullResistance.PULL_UP)
                                .debounce(300L, TimeUnit.MICROSECONDS)
                                .build());
        var request = kernel.request("button");
        assertThat(request.debounceMicros).containsExactly(300);
        assertThat(request.flags[0] & GpioUapi.PULL_UP).isNotZero();
        var seen = new LinkedBlockingQueue<DigitalState>();
        in.addListener(e -> seen.add(e.state()));
        assertThat(in.state()).isEqualTo(DigitalState.LOW);
        kernel.drive("gpiochip0", 2, true, 1);
        assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo(DigitalState.HIGH);
        assertThat(in.isHigh()).isTrue();
    }

    @Test
    void outputs_drive_their_line_until_shutdown() {
        DigitalOutput out =
                pi4j.create(
                        DigitalOutput.newConfigBuilder(pi4j)
                                .id("lamp")
                                .bcm(1)
                                .initial(DigitalState.HIGH)
                                .build());
        assertThat(kernel.chipNamed("gpiochip0").high[1]).isTrue();
        out.low();
        assertThat(kernel.chipNamed("gpiochip0").high[1]).isFalse();
        out.high();
        pi4j.shutdown();
        assertThat(kernel.chipNamed("gpiochip0").high[1]).isFalse();
    }

    @Test
    void spi_transfers_both_ways() {
        Spi spi =
                pi4j.create(
                        Spi.newConfigBuilder(pi4j).id("adc").bus(SpiBus.BUS_0).channel(0).build());
        kernel.spiAnswer = new byte[] {0, 5, 6};
        byte[] in = new byte[3];
        spi.transfer(new byte[] {1, 2, 3}, in);
        assertThat(in).containsExactly(0, 5, 6);
        assertThat(kernel.spiSent.getLast()).containsExactly(1, 2, 3);
    }

    @Test
    void a_line_that_does_not_exist_is_told_in_one_sentence() {
        assertThatThrownBy(() ->
                        pi4j.create(DigitalInputConfig.newBuilder(pi4j).id("x").bcm(77).build()))
                .hasStackTraceContaining("the chip has no such line. Remedy: ");
    }
}
