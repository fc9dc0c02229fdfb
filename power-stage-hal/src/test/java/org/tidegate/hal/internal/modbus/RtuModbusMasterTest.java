package org.tidegate.hal.internal.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusException.Reason;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.ModbusMasters;
import org.tidegate.hal.SerialLine;

@DisplayName("The Modbus RTU master on a line in virtual time")
class RtuModbusMasterTest {
    private static final long MILLI = 1_000_000;

    private final short[] registers = new short[125];
    private VirtualLine port = new VirtualLine(SerialLine.of("/dev/ttyTest", 19_200));
    private ModbusMaster master = master();

    private ModbusMaster master() {
        return ModbusMasters.rtu(port, port.line, port.clock);
    }

    private void on(SerialLine line) {
        port = new VirtualLine(line);
        master = master();
    }

    private long in(long millis) {
        return port.clock.nanos() + millis * MILLI;
    }

    private ModbusException failing(long deadlineMillis) {
        return catchThrowableOfType(
                ModbusException.class,
                () -> master.readHolding(1, 100, 2, registers, in(deadlineMillis)));
    }

    private static void answers(byte[] request, VirtualLine line) {
        line.send(request.length * line.line.characterNanos() + 5 * MILLI, right(request));
    }

    private static byte[] right(byte[] request) {
        return VirtualLine.rightAnswer(request);
    }

    @ParameterizedTest
    @CsvSource({
        "9600, EVEN, 1, 1145834, 4010419",
        "19200, EVEN, 1, 572917, 2005209",
        "19200, NONE, 1, 520834, 1822919",
        "38400, EVEN, 1, 286459, 1750000",
        "115200, NONE, 2, 95487, 1750000",
        "921600, EVEN, 1, 11936, 1750000"
    })
    void characters_and_gaps_take_what_the_specification_says(
            int baud, SerialLine.Parity parity, int stops, long characterNanos, long silenceNanos) {
        SerialLine line = SerialLine.of("x", baud).withParity(parity, stops);
        assertThat(line.characterNanos()).isEqualTo(characterNanos);
        assertThat(line.silenceNanos()).isEqualTo(silenceNanos);
        assertThat(line.gapInsideNanos())
                .isEqualTo(baud > 19_200 ? 750_000 : characterNanos * 3 / 2);
    }

    @Test
    void the_check_is_the_one_of_the_specification() {
        // Modbus over serial line 1.02, annex: unit 2, function 7 has the check 0x1241, low byte
        // first
        byte[] frame = {2, 7, 0, 0};
        Crc16.append(frame, 2);
        assertThat(frame).containsExactly(2, 7, 0x41, 0x12);
        assertThat(Crc16.isGood(frame, 0, 4)).isTrue();
        frame[0] ^= 1;
        assertThat(Crc16.isGood(frame, 0, 4)).isFalse();
    }

    @Test
    void reads_and_writes_with_all_functions() throws Exception {
        port.becomes(RtuModbusMasterTest::answers);
        master.readHolding(1, 100, 2, registers, in(100));
        assertThat(registers).startsWith((short) 100, (short) 101);
        master.readInput(1, 200, 3, registers, in(100));
        assertThat(registers).startsWith((short) 200, (short) 201, (short) 202);
        master.writeMultiple(1, 7, 2, registers, in(100));
        master.writeSingle(1, 8, (short) -5, in(100));
        master.writeCoil(1, 405, true, in(100));
    }

    @ParameterizedTest
    @ValueSource(ints = {9_600, 19_200, 115_200, 921_600})
    void never_asks_before_the_line_was_silent_for_three_and_a_half_characters(int baud)
            throws Exception {
        on(SerialLine.of("/dev/ttyTest", baud));
        port.becomes(RtuModbusMasterTest::answers);
        for (int i = 0; i < 50; i++) {
            master.readHolding(1, 10 * i, 1 + i, registers, in(1000));
            if (i > 0) {
                assertThat(port.quietBeforeLastWriteNanos)
                        .isGreaterThanOrEqualTo(port.line.silenceNanos());
            }
        }
    }

    @Test
    void a_dead_slave_costs_exactly_its_deadline_every_time() {
        for (int i = 0; i < 20; i++) {
            long before = port.clock.nanos();
            ModbusException timeout = failing(37);
            assertThat(port.clock.nanos() - before).isEqualTo(37 * MILLI);
            assertThat(timeout.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(timeout)
                    .hasMessageContaining("/dev/ttyTest unit 1")
                    .hasMessageContaining("no answer");
        }
    }

    @Test
    void works_again_as_soon_as_the_slave_is_back() throws Exception {
        failing(40);
        failing(40);
        port.becomes(RtuModbusMasterTest::answers);
        master.readHolding(1, 100, 2, registers, in(100));
        assertThat(registers).startsWith((short) 100, (short) 101);
    }

    @Test
    void a_late_answer_of_the_same_shape_is_not_taken_for_the_next_one() throws Exception {
        port.becomes((request, line) -> line.send(60 * MILLI, right(request)));
        assertThat(failing(40).reason()).isEqualTo(Reason.TIMEOUT);
        // its answer arrives 20 ms into the next call, which asks for as many registers elsewhere
        port.becomes(RtuModbusMasterTest::answers);
        master.readHolding(1, 500, 2, registers, in(200));
        assertThat(registers).startsWith((short) 500, (short) 501);
    }

    @Test
    void a_late_refusal_is_not_taken_for_the_next_answer() throws Exception {
        port.becomes((request, line) -> line.send(60 * MILLI, VirtualLine.refusal(request, 2)));
        failing(40);
        port.becomes(RtuModbusMasterTest::answers);
        master.readHolding(1, 500, 2, registers, in(200));
        assertThat(registers).startsWith((short) 500, (short) 501);
    }

    @Test
    void half_an_answer_is_said_so_and_spoils_nothing_else() throws Exception {
        port.becomes((request, line) ->
                line.send(10 * MILLI, java.util.Arrays.copyOf(right(request), 5)));
        ModbusException half = failing(60);
        assertThat(half).hasMessageContaining("half an answer, 5 of 9 bytes");
        port.becomes(RtuModbusMasterTest::answers);
        master.readHolding(1, 7, 2, registers, in(100));
        assertThat(registers[0]).isEqualTo((short) 7);
    }

    @Test
    void a_wrong_check_a_wrong_unit_a_wrong_function_and_a_wrong_length_are_told_apart() {
        record Case(int at, int change, boolean checked, String happened) {}
        Case[] cases = {
            new Case(4, 1, false, "check of the answer is wrong"),
            new Case(0, 1, true, "unit 2 answered"),
            new Case(1, 3, true, "another function"),
            new Case(2, 2, true, "byte count"),
        };
        for (Case spoilt : cases) {
            on(port.line);
            port.becomes((request, line) -> {
                byte[] answer = right(request);
                answer[spoilt.at] += (byte) spoilt.change;
                if (spoilt.checked) {
                    Crc16.append(answer, answer.length - 2);
                }
                line.send(10 * MILLI, answer);
            });
            ModbusException mismatch = failing(60);
            assertThat(mismatch.reason()).isEqualTo(Reason.MISMATCH);
            assertThat(mismatch)
                    .hasMessageContaining(spoilt.happened)
                    .hasMessageContaining("Check ");
        }
    }

    @Test
    void another_units_answer_is_passed_over_and_the_right_one_still_taken() throws Exception {
        port.becomes((request, line) -> {
            byte[] foreign = right(request);
            foreign[0] = 9;
            Crc16.append(foreign, foreign.length - 2);
            line.send(10 * MILLI, foreign);
            line.send(30 * MILLI, right(request));
        });
        master.readHolding(1, 100, 2, registers, in(100));
        assertThat(registers[1]).isEqualTo((short) 101);
    }

    @Test
    void a_refusal_carries_the_devices_code() {
        port.becomes((request, line) -> line.send(10 * MILLI, VirtualLine.refusal(request, 2)));
        ModbusException refused = failing(60);
        assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
        assertThat(refused.exceptionCode()).isEqualTo(2);
        assertThat(refused).hasMessageContaining("illegal data address");
    }

    @Test
    void a_line_that_babbles_for_ever_costs_the_deadline_and_is_named() {
        port.becomes((_, line) -> {});
        port.send(0, new byte[4000]);
        ModbusException babble = failing(100);
        assertThat(babble.reason()).isEqualTo(Reason.MISMATCH);
        assertThat(babble).hasMessageContaining("never silent");
    }

    @Test
    void an_adapter_that_hears_itself_is_recognised() throws Exception {
        port.becomes((request, line) -> {
            line.send(0, request);
            line.send(30 * MILLI, right(request));
        });
        master.readHolding(1, 100, 2, registers, in(100));
        assertThat(registers[1]).isEqualTo((short) 101);
        master.writeMultiple(1, 7, 2, registers, in(100));
        master.writeSingle(1, 8, (short) 3, in(100));
    }

    @Test
    void its_own_echo_is_never_taken_for_the_confirmation_of_a_write() {
        port.becomes((request, line) -> line.send(0, request));
        var silent =
                catchThrowableOfType(
                        ModbusException.class, () -> master.writeSingle(1, 8, (short) 3, in(100)));
        assertThat(silent.reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void a_confirmation_of_another_value_is_no_confirmation() throws Exception {
        port.becomes(RtuModbusMasterTest::answers);
        master.readHolding(1, 1, 1, registers, in(100));
        port.becomes((request, line) -> {
            byte[] other = request.clone();
            other[5]++;
            Crc16.append(other, 6);
            line.send(20 * MILLI, other);
        });
        var mismatch =
                catchThrowableOfType(
                        ModbusException.class, () -> master.writeSingle(1, 8, (short) 3, in(100)));
        assertThat(mismatch).hasMessageContaining("confirms other registers");
    }

    @Test
    void an_unplugged_adapter_is_named_and_used_again_when_it_is_back() throws Exception {
        port.becomes(RtuModbusMasterTest::answers);
        master.readHolding(1, 100, 2, registers, in(100));
        port.broken = true;
        assertThat(failing(50).reason()).isEqualTo(Reason.CLOSED);
        assertThat(failing(50)).hasMessageContaining("there is no /dev/ttyTest");
        port.broken = false;
        master.readHolding(1, 100, 2, registers, in(300));
        assertThat(port.opened).isEqualTo(2);
    }

    /**
     * A device and a line with every vice at once. Every register holds its own address, so data of
     * another request would show; a call never takes longer than its deadline.
     */
    @RepeatedTest(200)
    void nothing_a_line_can_do_makes_it_believe_a_wrong_answer(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        int[] bauds = {9_600, 19_200, 57_600, 115_200, 921_600};
        on(SerialLine.of("/dev/ttyTest", bauds[random.nextInt(bauds.length)]));
        boolean echoes = random.nextInt(4) == 0;
        port.becomes((request, line) -> vice(random, echoes, request, line));
        int good = 0;
        for (int i = 0; i < 150; i++) {
            int address = random.nextInt(60_000);
            int count = 1 + random.nextInt(3);
            long millis = 30L + random.nextInt(80);
            long before = port.clock.nanos();
            try {
                if (random.nextInt(4) == 0) {
                    master.writeMultiple(1, address, count, registers, in(millis));
                } else if (random.nextBoolean()) {
                    master.readHolding(1, address, count, registers, in(millis));
                    assertOwn(address, count);
                } else {
                    master.readInput(1, address, count, registers, in(millis));
                    assertOwn(address, count);
                }
                good++;
            } catch (ModbusException e) {
                assertThat(e.reason()).isIn(Reason.TIMEOUT, Reason.MISMATCH, Reason.REFUSED);
                if (e.reason() == Reason.REFUSED) {
                    assertThat(e.exceptionCode()).isEqualTo(6);
                }
            }
            assertThat((port.clock.nanos() - before) / 1e6)
                    .as("never later than the deadline")
                    .isLessThanOrEqualTo(millis + 0.3);
        }
        assertThat(good).isGreaterThan(10);
    }

    private void assertOwn(int address, int count) {
        for (int k = 0; k < count; k++) {
            assertThat(registers[k] & 0xFFFF).isEqualTo(address + k);
        }
    }

    private static void vice(
            SplittableRandom random, boolean echoes, byte[] request, VirtualLine line) {
        if (echoes) {
            line.send(0, request);
        }
        long usual = request.length * line.line.characterNanos() + 3 * MILLI;
        byte[] answer = right(request);
        switch (random.nextInt(12)) {
            case 0 -> {} // lost
            case 1 -> line.send(usual + random.nextLong(150) * MILLI, answer); // late, up to much
            case 2 ->
                    line.send(
                            usual, java.util.Arrays.copyOf(answer, random.nextInt(answer.length)));
            case 3 -> {
                answer[random.nextInt(answer.length)] ^= (byte) (1 << random.nextInt(8));
                line.send(usual, answer);
            }
            case 4 -> {
                answer[0]++;
                Crc16.append(answer, answer.length - 2);
                line.send(usual, answer);
            }
            case 5 -> line.send(usual, VirtualLine.refusal(request, 6));
            case 6 -> {
                byte[] noise = new byte[random.nextInt(300)];
                random.nextBytes(noise);
                line.send(usual, noise);
            }
            case 7 -> line.send(usual, request); // only the echo
            default -> line.send(usual, answer);
        }
    }

    @Test
    void a_transaction_allocates_nothing() throws Exception {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var silent = new Loopback();
        try (var quiet = ModbusMasters.rtu(silent, port.line, port.clock)) {
            long allocated = Long.MAX_VALUE;
            for (int round = 0; round < 10 && allocated > 0; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 1000; i++) {
                    quiet.readHolding(1, 40, 40, registers, in(1000));
                    quiet.writeMultiple(1, 40, 10, registers, in(1000));
                }
                allocated = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertThat(allocated).as("bytes in 2000 transactions").isZero();
        }
    }

    /** Answers at once and allocates nothing itself. */
    private final class Loopback implements org.tidegate.hal.SerialPort {
        private final byte[] reply = new byte[256];
        private int pending;

        @Override
        public void open() {}

        @Override
        public void write(byte[] bytes, int count) {
            if (bytes[1] == 3) {
                reply[0] = bytes[0];
                reply[1] = 3;
                reply[2] = (byte) (2 * bytes[5]);
                Crc16.append(reply, 3 + 2 * bytes[5]);
                pending = 5 + 2 * bytes[5];
            } else {
                System.arraycopy(bytes, 0, reply, 0, 6);
                Crc16.append(reply, 6);
                pending = 8;
            }
        }

        @Override
        public int read(byte[] into, int offset, int most) {
            int read = Math.min(pending, most);
            System.arraycopy(reply, 0, into, offset, read);
            pending -= read;
            return read;
        }

        @Override
        public void pause(long nanos) {
            port.pause(nanos);
        }

        @Override
        public String name() {
            return "loopback";
        }

        @Override
        public void close() {}
    }

    @Test
    void a_transaction_takes_what_the_wire_takes_and_little_more() throws Exception {
        on(SerialLine.of("/dev/ttyTest", 115_200));
        port.becomes((request, line) ->
                line.send(request.length * line.line.characterNanos(), right(request)));
        long before = port.clock.nanos();
        for (int i = 0; i < 100; i++) {
            master.readHolding(1, 100, 40, registers, in(100));
        }
        double eachMillis = (port.clock.nanos() - before) / 1e8;
        // 8 and 85 characters of 95.5 us, 1.75 ms of silence, and half a look on average
        assertThat(eachMillis).isCloseTo(10.6, within(0.5));
    }
}
