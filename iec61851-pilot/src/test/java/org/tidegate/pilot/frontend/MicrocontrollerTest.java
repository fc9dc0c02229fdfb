package org.tidegate.pilot.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.pilot.PilotEvent;
import org.tidegate.pilot.PilotSample;
import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.EventRing;

/** Bytes as docs/pilot-microcontroller.md prints them; the twin in the rig plays the other side. */
@DisplayName("The pilot microcontroller's protocol")
class MicrocontrollerTest {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    /** The manual's examples; their check sums were computed by another program (binascii). */
    private static final String HELLO = "54 47 02 08 01 00 03 02 00 00 00 00 fc db";

    private static final String COMMAND = "54 47 81 0c 01 00 ff ff 00 00 00 00 00 00 00 00 ce 69";

    private final ArrayDeque<byte[]> toHost = new ArrayDeque<>();
    private final ByteArrayOutputStream fromHost = new ByteArrayOutputStream();
    private final EventRing ring = new EventRing("mcu", 256);
    private int roomForWriting = Integer.MAX_VALUE;
    private final Microcontroller mcu =
            new Microcontroller(
                    new SerialPort() {
                        @Override
                        public int read(byte[] into) {
                            byte[] next = toHost.poll();
                            if (next == null) {
                                return 0;
                            }
                            System.arraycopy(next, 0, into, 0, next.length);
                            return next.length;
                        }

                        @Override
                        public int write(byte[] from, int length) {
                            int done = Math.min(length, roomForWriting);
                            fromHost.write(from, 0, done);
                            return done;
                        }
                    },
                    ring);

    private final PilotSample sample = new PilotSample();
    private long nowNanos;
    private int sequence;

    /** Written from the manual's table, not with the code under test. */
    private byte[] status(int echo, int flags, int positiveMv, double dutyPercent) {
        sequence++;
        var b = new byte[26];
        put(b, 0, sequence);
        put(b, 2, echo);
        b[4] = 1;
        put(b, 6, flags);
        put(b, 8, positiveMv);
        put(b, 10, -11_900);
        put(b, 12, (int) Math.round(dutyPercent * 100));
        put(b, 14, 1000);
        put(b, 16, 150);
        put(b, 18, 5000);
        put(b, 20, 315);
        put(b, 22, 4);
        return frame(0x01, b);
    }

    private static void put(byte[] b, int at, int value) {
        b[at] = (byte) value;
        b[at + 1] = (byte) (value >> 8);
    }

    private static byte[] frame(int type, byte[] payload) {
        var out = new ByteArrayOutputStream();
        out.write(0x54);
        out.write(0x47);
        out.write(type);
        out.write(payload.length);
        out.writeBytes(payload);
        byte[] whole = out.toByteArray();
        int crc = 0xFFFF;
        for (int i = 2; i < whole.length; i++) {
            crc ^= (whole[i] & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
            }
            crc &= 0xFFFF;
        }
        out.write(crc);
        out.write(crc >> 8);
        return out.toByteArray();
    }

    private void step() {
        nowNanos += 5_000_000;
        mcu.step(nowNanos);
    }

    private int lastEcho() {
        byte[] all = fromHost.toByteArray();
        int last = all.length - 18;
        return last < 0 ? 0xFFFF : (all[last + 4] & 0xFF) | ((all[last + 5] & 0xFF) << 8);
    }

    /** Twenty milliseconds of an obedient other side. */
    private void exchange(int flags, int positiveMv, double duty) {
        toHost.add(status(lastEcho(), flags, positiveMv, duty));
        for (int i = 0; i < 4; i++) {
            step();
        }
    }

    private List<EventCode> events() {
        var codes = new ArrayList<EventCode>();
        ring.drain(nowNanos, 0, e -> codes.add(e.code()));
        return codes;
    }

    @Test
    void the_manuals_frames_are_what_is_spoken() {
        step();
        assertThat(HEX.formatHex(fromHost.toByteArray())).isEqualTo(COMMAND);
        toHost.add(HEX.parseHex(HELLO));
        step();
        assertThat(events()).containsExactly(PilotEvent.MCU_FOUND);
    }

    @Test
    void a_status_is_volts_ohms_and_degrees() {
        exchange(0b011111, 6_020, 0);
        mcu.read(sample);
        assertThat(sample.positivePeakV).isEqualTo(6.02);
        assertThat(sample.negativePeakV).isEqualTo(-11.9);
        assertThat(sample.proximityOhm).isEqualTo(150);
        assertThat(sample.sequence).isEqualTo(1);
        assertThat(sample.sampledAtNanos).as("4 ms old when it was sent").isEqualTo(1_000_000);
        McuState state = mcu.state();
        assertThat(state.emergencyStopOk() && state.connectorLocked()).isTrue();
        assertThat(state.coilOn()).isFalse();
        assertThat(state.insulationOhm()).isEqualTo(5e6);
        assertThat(state.connectorTemperatureC()).isEqualTo(31.5);
        assertThat(state.safe()).isFalse();
    }

    @Test
    void a_command_goes_out_every_50_ms_and_at_once_when_it_changes() {
        for (int i = 0; i < 200; i++) {
            step();
        }
        assertThat(fromHost.size() / 18).isEqualTo(20);
        mcu.commandContactor(true);
        step();
        assertThat(fromHost.size() / 18).isEqualTo(21);
        mcu.setDutyPercent(26.667);
        mcu.countHealthyCycle();
        step();
        byte[] all = fromHost.toByteArray();
        int at = all.length - 18 + 4;
        assertThat((all[at + 4] & 0xFF) | (all[at + 5] & 0xFF) << 8).isEqualTo(2667);
        assertThat(all[at + 6]).isEqualTo((byte) 1);
        assertThat(all[at + 8]).as("healthy cycles").isEqualTo((byte) 1);
    }

    @Test
    void a_command_that_does_not_fit_goes_on_where_it_stopped() {
        roomForWriting = 5;
        for (int i = 0; i < 4; i++) {
            step();
        }
        assertThat(HEX.formatHex(fromHost.toByteArray())).isEqualTo(COMMAND);
    }

    @Test
    void a_transmitter_that_repeats_itself_measures_nothing() {
        exchange(0b111, 9_000, 0);
        byte[] same = status(lastEcho(), 0b111, 9_000, 0);
        for (int i = 0; i < 10; i++) {
            toHost.add(same.clone());
            step();
        }
        mcu.read(sample);
        assertThat(sample.sequence).isEqualTo(2);
        assertThat(mcu.repeatedFrames()).isEqualTo(9);
    }

    @Test
    void one_that_does_not_hear_is_not_believed() {
        for (int i = 0; i < 30; i++) {
            toHost.add(status(0xFFFF, 0b111, 9_000, 0));
            step();
            step();
            step();
            step();
        }
        mcu.read(sample);
        assertThat(nowNanos - sample.sampledAtNanos).isGreaterThan(200_000_000L);
        assertThat(events()).contains(PilotEvent.MCU_DEAF);
    }

    @Test
    void a_duty_that_drifts_is_noticed() {
        mcu.setDutyPercent(50);
        for (int i = 0; i < 20; i++) {
            exchange(0b111, 6_000, 50.3);
        }
        mcu.read(sample);
        long before = sample.sequence;
        for (int i = 0; i < 30; i++) {
            exchange(0b111, 6_000, 52.5);
        }
        mcu.read(sample);
        assertThat(events()).contains(PilotEvent.DUTY_NOT_FOLLOWED);
        assertThat(sample.sequence - before).isLessThan(13);
    }

    @Test
    void another_protocol_is_refused_as_a_whole() {
        toHost.add(frame(0x02, new byte[] {9, 0, 1, 0, 0, 0, 0, 0}));
        exchange(0b111, 9_000, 0);
        mcu.read(sample);
        assertThat(sample.sequence).isZero();
        assertThat(events()).contains(PilotEvent.MCU_REFUSED);
    }

    @Test
    void silence_and_lost_frames_are_told() {
        exchange(0b111, 9_000, 0);
        sequence += 3;
        exchange(0b111, 9_000, 0);
        assertThat(mcu.lostFrames()).isEqualTo(3);
        for (int i = 0; i < 80; i++) {
            step();
        }
        assertThat(events()).containsOnlyOnce(PilotEvent.MCU_SILENT);
    }

    /** Whatever is on the line: only whole frames count, and the next one after rubbish does. */
    @RepeatedTest(200)
    void the_parser_survives_any_bytes_and_loses_no_whole_frame(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        var stream = new ByteArrayOutputStream();
        int whole = 0;
        for (int i = 0; i < 60; i++) {
            byte[] frame = status(0xFFFF, 0b111, 9_000, 0);
            switch (random.nextInt(6)) {
                case 0 -> { // half a frame, never its whole
                    stream.write(frame, 0, random.nextInt(frame.length - 1));
                    // the longest payload of zeros ends whatever its length byte promised
                    stream.writeBytes(new byte[70]);
                }
                case 1 -> {
                    frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
                    stream.writeBytes(frame);
                    stream.writeBytes(new byte[70]);
                }
                case 2 -> {
                    var noise = new byte[random.nextInt(100)];
                    random.nextBytes(noise);
                    stream.writeBytes(noise);
                    stream.writeBytes(new byte[70]);
                }
                default -> {
                    stream.writeBytes(frame);
                    whole++;
                }
            }
        }
        byte[] all = stream.toByteArray();
        for (int from = 0; from < all.length; ) {
            int length = Math.min(1 + random.nextInt(40), all.length - from);
            toHost.add(java.util.Arrays.copyOfRange(all, from, from + length));
            from += length;
        }
        mcu.step(1);
        mcu.read(sample);
        assertThat(sample.sequence).isEqualTo(whole);
    }
}
