package org.tidegate.hal.internal.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ghgande.j2mod.modbus.procimg.SimpleProcessImage;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusException.Reason;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.ModbusMasters;
import org.tidegate.runtime.Clock;

@DisplayName("The Modbus TCP master")
class TcpModbusMasterTest {
    private static final String HOST = "127.0.0.1";
    private static final long MILLI = 1_000_000;

    private final Clock clock = Clock.system();
    private final short[] registers = new short[125];

    private long in(long millis) {
        return clock.nanos() + millis * MILLI;
    }

    private ModbusException failing(ModbusMaster master, long deadlineMillis) {
        return catchThrowableOfType(
                ModbusException.class,
                () -> master.readHolding(1, 100, 2, registers, in(deadlineMillis)));
    }

    @RepeatedTest(20)
    void reads_and_writes_what_an_independent_slave_holds(RepetitionInfo seed) throws Exception {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        int port;
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        var image = new SimpleProcessImage(7);
        for (int i = 0; i < 500; i++) {
            image.addRegister(new SimpleRegister(random.nextInt(65536)));
        }
        ModbusSlave slave =
                ModbusSlaveFactory.createTCPSlave(InetAddress.getLoopbackAddress(), port, 2, false);
        slave.addProcessImage(7, image);
        slave.open();
        try (var master = ModbusMasters.tcp(HOST, port, clock)) {
            for (int i = 0; i < 50; i++) {
                int count = 1 + random.nextInt(123);
                int address = random.nextInt(500 - count);
                if (random.nextBoolean()) {
                    for (int k = 0; k < count; k++) {
                        registers[k] = (short) random.nextInt();
                    }
                    master.writeMultiple(7, address, count, registers, in(2000));
                } else {
                    master.readHolding(7, address, count, registers, in(2000));
                }
                for (int k = 0; k < count; k++) {
                    assertThat(registers[k]).isEqualTo(image.getRegister(address + k).toShort());
                }
            }
            var refused =
                    catchThrowableOfType(
                            ModbusException.class,
                            () -> master.readHolding(7, 499, 2, registers, in(2000)));
            assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
            assertThat(refused.exceptionCode()).isEqualTo(2);
            assertThat(refused)
                    .hasMessageContaining(HOST + ":" + port + " unit 7")
                    .hasMessageContaining("reading registers 499 to 500 (function 3)")
                    .hasMessageContaining("illegal data address")
                    .hasMessageContaining("Check ");
        } finally {
            ModbusSlaveFactory.close(slave);
        }
    }

    @Test
    void a_dead_slave_costs_its_deadline_and_nothing_more() throws Exception {
        try (var dead = new ScriptedSlave((_, _, _) -> {});
                var master = ModbusMasters.tcp(HOST, dead.port(), clock)) {
            long leastNanos = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
                long before = clock.nanos();
                ModbusException timeout = failing(master, 100);
                long tookNanos = clock.nanos() - before;
                assertThat(timeout.reason()).isEqualTo(Reason.TIMEOUT);
                assertThat(timeout).hasMessageContaining("no answer after 1");
                assertThat(tookNanos).as("never early").isGreaterThanOrEqualTo(100 * MILLI);
                leastNanos = Math.min(leastNanos, tookNanos);
            }
            // one of five must show what the code costs rather than what the machine was doing
            assertThat(leastNanos).isLessThan(110 * MILLI);
            assertThat(dead.connections.get()).as("a new connection each time").isEqualTo(5);
        }
    }

    @Test
    void nobody_listening_is_unreachable_at_once() throws Exception {
        int port;
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        try (var master = ModbusMasters.tcp(HOST, port, clock)) {
            ModbusException refused = failing(master, 1000);
            assertThat(refused.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(refused).hasMessageContaining(HOST + ":" + port);
        }
    }

    @Test
    void an_answer_to_another_transaction_unit_function_or_length_closes_the_connection()
            throws Exception {
        record Case(int at, int change, String happened) {}
        Case[] cases = {
            new Case(1, 1, "answer to transaction"),
            new Case(3, 1, "not Modbus TCP"),
            new Case(6, 1, "unit 2 answered"),
            new Case(7, 1, "another function"),
            new Case(8, 1, "byte count"),
            new Case(5, -1, "too many"),
        };
        for (Case spoilt : cases) {
            try (var slave =
                            new ScriptedSlave((request, out, _) -> {
                                byte[] answer = ScriptedSlave.rightAnswer(request);
                                answer[spoilt.at] += (byte) spoilt.change;
                                out.write(answer);
                            });
                    var master = ModbusMasters.tcp(HOST, slave.port(), clock)) {
                ModbusException mismatch = failing(master, 1000);
                assertThat(mismatch.reason()).isEqualTo(Reason.MISMATCH);
                assertThat(mismatch).hasMessageContaining(spoilt.happened);

                slave.becomes((request, out, _) -> out.write(ScriptedSlave.rightAnswer(request)));
                master.readHolding(1, 100, 2, registers, in(1000));
                assertThat(registers[1]).isEqualTo((short) 101);
                assertThat(slave.connections.get()).isEqualTo(2);
            }
        }
    }

    @Test
    void half_an_answer_is_a_time_out_that_says_how_much_came() throws Exception {
        try (var slave =
                        new ScriptedSlave((request, out, _) ->
                                out.write(ScriptedSlave.rightAnswer(request), 0, 8));
                var master = ModbusMasters.tcp(HOST, slave.port(), clock)) {
            ModbusException timeout = failing(master, 50);
            assertThat(timeout.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(timeout).hasMessageContaining("half an answer, 8 of 13 bytes");
        }
    }

    @Test
    void an_answer_in_single_bytes_is_put_together() throws Exception {
        try (var slave =
                        new ScriptedSlave((request, out, _) -> {
                            for (byte b : ScriptedSlave.rightAnswer(request)) {
                                out.write(b);
                            }
                        });
                var master = ModbusMasters.tcp(HOST, slave.port(), clock)) {
            master.readHolding(1, 100, 20, registers, in(2000));
            assertThat(registers[19]).isEqualTo((short) 119);
        }
    }

    @Test
    void a_connection_closed_instead_of_an_answer_is_said_so() throws Exception {
        try (var slave = new ScriptedSlave((_, _, socket) -> socket.close());
                var master = ModbusMasters.tcp(HOST, slave.port(), clock)) {
            assertThat(failing(master, 1000).reason()).isEqualTo(Reason.CLOSED);
        }
    }

    @Test
    void a_connection_the_device_closed_while_idle_is_opened_again_without_a_failure()
            throws Exception {
        var open = new AtomicReference<java.net.Socket>();
        try (var slave =
                        new ScriptedSlave((request, out, socket) -> {
                            open.set(socket);
                            out.write(ScriptedSlave.rightAnswer(request));
                        });
                var master = ModbusMasters.tcp(HOST, slave.port(), clock)) {
            master.readHolding(1, 100, 2, registers, in(1000));
            open.get().close();
            master.readHolding(1, 200, 2, registers, in(1000));
            assertThat(registers[0]).isEqualTo((short) 200);
        }
    }

    /**
     * A gateway that answers late, twice, or with the answer before. Every register carries its own
     * address, so data that belongs to another request would show.
     */
    @RepeatedTest(8)
    void a_late_reply_is_never_taken_for_a_later_one(RepetitionInfo seed) throws Exception {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        var previous = new AtomicReference<>(new byte[0]);
        var inSlave = random.split();
        ScriptedSlave.Script gateway =
                (request, out, _) -> {
                    byte[] answer = ScriptedSlave.rightAnswer(request);
                    synchronized (inSlave) {
                        int mood = inSlave.nextInt(6);
                        if (mood == 0) {
                            Thread.sleep(inSlave.nextInt(25));
                        } else if (mood == 1) {
                            out.write(previous.get());
                        } else if (mood == 2) {
                            out.write(answer);
                        }
                    }
                    out.write(answer);
                    previous.set(answer);
                };
        int good = 0;
        try (var slave = new ScriptedSlave(gateway);
                var master = ModbusMasters.tcp(HOST, slave.port(), clock)) {
            for (int i = 0; i < 120; i++) {
                int address = random.nextInt(60_000);
                int count = 1 + random.nextInt(3);
                try {
                    master.readHolding(1, address, count, registers, in(12));
                    for (int k = 0; k < count; k++) {
                        assertThat(registers[k] & 0xFFFF).isEqualTo(address + k);
                    }
                    good++;
                } catch (ModbusException e) {
                    assertThat(e.reason()).isIn(Reason.TIMEOUT, Reason.MISMATCH, Reason.CLOSED);
                }
            }
        }
        assertThat(good).isGreaterThan(20);
    }

    @Test
    void a_transaction_allocates_nothing() throws Exception {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (var slave =
                        new ScriptedSlave((request, out, _) -> {
                            if (request[7] == 3) {
                                out.write(ScriptedSlave.rightAnswer(request));
                            } else {
                                request[5] = 6; // the echo of function 16
                                out.write(request, 0, 12);
                            }
                        });
                var master = ModbusMasters.tcp(HOST, slave.port(), clock)) {
            long allocated = Long.MAX_VALUE;
            // the interpreter and the compilers allocate on the way; the steady state is what
            // counts
            for (int round = 0; round < 10 && allocated > 0; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 1000; i++) {
                    master.readHolding(1, 40, 40, registers, in(1000));
                    master.writeMultiple(1, 40, 10, registers, in(1000));
                }
                allocated = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertThat(allocated).as("bytes in 2000 transactions").isZero();
        }
    }

    @Test
    void a_range_that_does_not_exist_is_a_programming_error() {
        try (var master = ModbusMasters.tcp(HOST, 1, clock)) {
            assertThatThrownBy(() -> master.readHolding(1, 0, 126, new short[200], in(1)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> master.writeMultiple(1, 65535, 2, registers, in(1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void an_interrupted_thread_gets_an_exception_and_does_not_spin() throws Exception {
        try (var dead = new ScriptedSlave((_, _, _) -> {});
                var master = ModbusMasters.tcp(HOST, dead.port(), clock)) {
            Thread.currentThread().interrupt();
            assertThat(failing(master, 1000).reason()).isIn(Reason.UNREACHABLE, Reason.CLOSED);
        } finally {
            Thread.interrupted();
        }
    }
}
