package org.tidegate.controller.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.board.Board;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.hal.SafetySample;
import org.tidegate.hal.pins.AnalogInput;
import org.tidegate.hal.pins.Edge;
import org.tidegate.hal.pins.Line;
import org.tidegate.hal.pins.LineInputs;
import org.tidegate.hal.pins.LineOutputs;
import org.tidegate.hal.pins.PinException;
import org.tidegate.hal.pins.Pins;
import org.tidegate.hal.pins.PwmOutput;
import org.tidegate.hal.pins.SerialDevice;
import org.tidegate.hal.pins.SpiDevice;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.pilot.PilotSample;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;
import org.tidegate.runtime.VirtualClock;

/** The example boards on pins that are a map. */
@DisplayName("A board file with real pins")
class PinFrontEndsTest {
    private final VirtualClock clock = new VirtualClock(0);
    private final FakePins pins = new FakePins();

    private static Board board(String name) {
        return switch (BoardFiles.load(Path.of("../boards", name + ".yaml"))) {
            case Loaded.Valid valid -> valid.board();
            case Loaded.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }

    private FrontEnds.FrontEnd open(String name) throws Exception {
        return new PinFrontEnds(pins).open(board(name), clock);
    }

    @Test
    void comparators_become_a_pilot_and_lines_become_safety() throws Exception {
        FrontEnds.FrontEnd frontEnd = open("pi5-comparators");
        frontEnd.pilot().setDutyPercent(53.3);
        assertThat(pins.dutyPercent).isEqualTo(53.3);
        pins.active("GPIO13", "GPIO19", "GPIO26", "GPIO20", "GPIO24", "GPIO12");
        var pilot = new PilotSample();
        frontEnd.pilot().read(pilot);
        assertThat(pilot.positivePeakV).isEqualTo(6);
        assertThat(pilot.negativePeakV).isEqualTo(-12);
        var safety = new SafetySample();
        frontEnd.safety().read(safety);
        assertThat(safety.emergencyStopOk).isTrue();
        assertThat(safety.residualCurrentOk).isFalse();
        assertThat(safety.contactorClosed).isTrue();
        assertThat(safety.connectorLocked).as("the inlet locks").isTrue();
        assertThat(safety.insulationOhm).isEqualTo(100_000);
        frontEnd.safety().commandContactor(true);
        frontEnd.gate().block(true);
        assertThat(pins.set).containsOnlyKeys("GPIO17", "GPIO22").containsValue(true);
        frontEnd.close();
        assertThat(pins.open).isZero();
    }

    @Test
    void an_mcp3208_sees_pilot_proximity_and_temperature() throws Exception {
        FrontEnds.FrontEnd frontEnd = open("pi4-spi-adc");
        pins.spiV[0] = (6 + 13.0) / 7.879;
        pins.spiV[1] = 3.3 * 480 / 1480;
        pins.spiV[2] = 3.3 * 1385.06 / (1385.06 + 2200);
        List<Plane> planes = frontEnd.planes(new Published<>(VehicleState.none(0)));
        planes.forEach(plane -> plane.step(0));
        var pilot = new PilotSample();
        frontEnd.pilot().read(pilot);
        assertThat(pilot.positivePeakV).isCloseTo(6, within(0.01));
        assertThat(pilot.proximityOhm).isCloseTo(480, within(2.0));
        var safety = new SafetySample();
        frontEnd.safety().read(safety);
        assertThat(safety.connectorTemperatureC).isCloseTo(100, within(0.5));
        pins.spiV[1] = 3.3;
        pins.spiV[2] = 3.3;
        planes.forEach(plane -> plane.step(5_000_000));
        frontEnd.pilot().read(pilot);
        assertThat(pilot.proximityOhm).isInfinite();
        frontEnd.safety().read(safety);
        assertThat(safety.connectorTemperatureC).as("the sensor is cut").isNaN();
        frontEnd.close();
        assertThat(pins.open).isZero();
    }

    @Test
    void a_microcontroller_brings_its_own_plane_and_ring() throws Exception {
        FrontEnds.FrontEnd frontEnd = open("sbc-microcontroller");
        assertThat(frontEnd.planes(new Published<>(VehicleState.none(0)))).hasSize(1);
        assertThat(frontEnd.rings()).hasSize(1);
        var safety = new SafetySample();
        frontEnd.safety().read(safety);
        assertThat(safety.sequence).isZero();
        frontEnd.close();
        assertThat(pins.open).isZero();
    }

    @Test
    void what_fails_half_way_leaves_nothing_open() {
        pins.refused = "GPIO17";
        assertThatThrownBy(() -> open("pi5-comparators"))
                .isInstanceOf(PinException.class)
                .hasMessageContaining("GPIO17");
        assertThat(pins.open).isZero();
    }

    private static final class FakePins implements Pins {
        final Map<String, Boolean> levels = new HashMap<>();
        final Map<String, Boolean> set = new HashMap<>();
        final double[] spiV = new double[8];
        String refused = "";
        double dutyPercent;
        int open;

        void active(String... lines) {
            for (String line : lines) {
                levels.put(line, true);
            }
        }

        @Override
        public LineInputs inputs(String consumer, List<Line> lines) {
            open++;
            return new LineInputs() {
                @Override
                public int count() {
                    return lines.size();
                }

                @Override
                public long levels() {
                    long bits = 0;
                    for (int i = 0; i < lines.size(); i++) {
                        bits |= levels.getOrDefault(lines.get(i).line(), false) ? 1L << i : 0;
                    }
                    return bits;
                }

                @Override
                public boolean nextEdge(Edge into) {
                    return false;
                }

                @Override
                public long lostEdges() {
                    return 0;
                }

                @Override
                public void close() {
                    open--;
                }
            };
        }

        @Override
        public LineOutputs outputs(String consumer, List<Line> lines) throws PinException {
            for (Line line : lines) {
                if (line.line().equals(refused)) {
                    throw new PinException(line.place(), "it is refused", "Do not.");
                }
            }
            open++;
            return new LineOutputs() {
                @Override
                public int count() {
                    return lines.size();
                }

                @Override
                public boolean set(long bits, long mask) {
                    for (int i = 0; i < lines.size(); i++) {
                        if ((mask >>> i & 1) == 1) {
                            set.put(lines.get(i).line(), (bits >>> i & 1) == 1);
                        }
                    }
                    return true;
                }

                @Override
                public void close() {
                    open--;
                }
            };
        }

        @Override
        public PwmOutput pwm(String chip, int channel, long periodNanos) {
            open++;
            return new PwmOutput() {
                @Override
                public boolean setDutyPercent(double percent) {
                    dutyPercent = percent;
                    return true;
                }

                @Override
                public void close() {
                    open--;
                }
            };
        }

        @Override
        public SpiDevice spi(String device, int mode, int speedHz) {
            open++;
            return new SpiDevice() {
                @Override
                public Batch batch(int transfers, int bytesEach) {
                    var sent = new ArrayList<int[]>();
                    for (int i = 0; i < transfers; i++) {
                        sent.add(new int[bytesEach]);
                    }
                    return new Batch() {
                        @Override
                        public int transfers() {
                            return transfers;
                        }

                        @Override
                        public void send(int transfer, int position, int value) {
                            sent.get(transfer)[position] = value;
                        }

                        @Override
                        public boolean run() {
                            return true;
                        }

                        @Override
                        public int received(int transfer, int position) {
                            int[] bytes = sent.get(transfer);
                            int channel = (bytes[0] & 1) << 2 | bytes[1] >> 6;
                            int steps =
                                    (int) Math.min(4095, Math.round(spiV[channel] / 3.3 * 4096));
                            return position == 1 ? steps >> 8 : steps & 0xFF;
                        }
                    };
                }

                @Override
                public void close() {
                    open--;
                }
            };
        }

        @Override
        public AnalogInput analog(String device, int channel) {
            throw new AssertionError("no example uses it");
        }

        @Override
        public SerialDevice serial(String device, int baud) {
            assertThat(device + " " + baud).isEqualTo("/dev/ttyS1 460800");
            open++;
            return new SerialDevice() {
                @Override
                public int read(byte[] into) {
                    return 0;
                }

                @Override
                public int write(byte[] from, int length) {
                    return length;
                }

                @Override
                public void close() {
                    open--;
                }
            };
        }

        @Override
        public List<String> describe() {
            return List.of();
        }
    }
}
