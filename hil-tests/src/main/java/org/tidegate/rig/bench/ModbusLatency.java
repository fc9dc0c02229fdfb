package org.tidegate.rig.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Locale;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.ModbusMasters;
import org.tidegate.runtime.Clock;

/**
 * A Modbus transaction of 40 registers against the same bytes over a bare NIO socket, in turns and
 * in the same run, so that what the machine does hits both.
 */
public final class ModbusLatency {
    private static final int REGISTERS = 40;
    private static final int ANSWER_BYTES = 9 + 2 * REGISTERS;
    private static final int PER_TURN = 500;
    private static final int WARM_TURNS = 20;
    private static final long DEADLINE_NANOS = 1_000_000_000L;

    private final Clock clock = Clock.system();
    private final short[] registers = new short[REGISTERS];
    private final ByteBuffer request = ByteBuffer.allocateDirect(12);
    private final ByteBuffer answer = ByteBuffer.allocateDirect(512);

    /**
     * @param bareP99Nanos,ownP99Nanos of all transactions of the run
     * @param ownBytes that the calling thread allocated in all of them
     */
    public record Report(
            double bareP50Nanos,
            double bareP99Nanos,
            double ownP50Nanos,
            double ownP99Nanos,
            long ownBytes,
            int transactions) {
        public double ratioOfP99() {
            return ownP99Nanos / bareP99Nanos;
        }

        /** For a terminal. */
        public String text() {
            return String.format(
                    Locale.ROOT,
                    "%d transactions of 40 registers each%nbare socket   p50 %7.1f us   p99 %7.1f"
                            + " us%nModbusMaster  p50 %7.1f us   p99 %7.1f us   %d bytes in all%nratio"
                            + " of p99  %.2f%n",
                    transactions,
                    bareP50Nanos / 1e3,
                    bareP99Nanos / 1e3,
                    ownP50Nanos / 1e3,
                    ownP99Nanos / 1e3,
                    ownBytes,
                    ratioOfP99());
        }
    }

    private ModbusLatency() {}

    /** Argument: number of turns of 500 transactions each; 40 if left out. */
    public static void main(String[] args) throws Exception {
        System.out.print(run(args.length > 0 ? Integer.parseInt(args[0]) : 40).text());
    }

    /** Measures; the calling thread is the master. */
    public static Report run(int turns) throws IOException, ModbusException {
        return new ModbusLatency().measure(turns);
    }

    private Report measure(int turns) throws IOException, ModbusException {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] bare = new long[turns * PER_TURN];
        long[] own = new long[turns * PER_TURN];
        try (var listener = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().name("bench-slave").start(() -> accept(listener));
            var address =
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), listener.getLocalPort());
            try (SocketChannel socket = SocketChannel.open(address);
                    ModbusMaster master =
                            ModbusMasters.tcp("127.0.0.1", listener.getLocalPort(), clock)) {
                socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
                long[] warm = new long[PER_TURN];
                for (int i = 0; i < WARM_TURNS; i++) {
                    bare(socket, warm, 0);
                    own(master, warm, 0);
                }
                long bytes = 0;
                for (int i = 0; i < turns; i++) {
                    bare(socket, bare, i * PER_TURN);
                    long before = threads.getCurrentThreadAllocatedBytes();
                    own(master, own, i * PER_TURN);
                    bytes += threads.getCurrentThreadAllocatedBytes() - before;
                }
                Arrays.sort(bare);
                Arrays.sort(own);
                return new Report(
                        at(bare, 0.5),
                        at(bare, 0.99),
                        at(own, 0.5),
                        at(own, 0.99),
                        bytes,
                        own.length);
            }
        }
    }

    private static long at(long[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }

    private void bare(SocketChannel socket, long[] into, int from) throws IOException {
        for (int i = 0; i < PER_TURN; i++) {
            long began = clock.nanos();
            request.clear();
            request.putShort((short) i).putShort((short) 0).putShort((short) 6);
            request.put((byte) 1).put((byte) 3).putShort((short) 0).putShort((short) REGISTERS);
            request.flip();
            socket.write(request);
            answer.clear();
            boolean open = true;
            while (open && answer.position() < ANSWER_BYTES) {
                open = socket.read(answer) >= 0;
            }
            for (int k = 0; k < REGISTERS; k++) {
                registers[k] = answer.getShort(9 + 2 * k);
            }
            into[from + i] = clock.nanos() - began;
        }
    }

    private void own(ModbusMaster master, long[] into, int from) throws ModbusException {
        for (int i = 0; i < PER_TURN; i++) {
            long began = clock.nanos();
            master.readHolding(1, 0, REGISTERS, registers, began + DEADLINE_NANOS);
            into[from + i] = clock.nanos() - began;
        }
    }

    private static void accept(ServerSocket listener) {
        try {
            while (true) {
                Socket client = listener.accept();
                Thread.ofPlatform().daemon().name("bench-slave").start(() -> serve(client));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private static void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            var in = new DataInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            byte[] asked = new byte[12];
            byte[] answer = new byte[ANSWER_BYTES];
            while (true) {
                in.readFully(asked);
                System.arraycopy(asked, 0, answer, 0, 8);
                answer[5] = (byte) (ANSWER_BYTES - 6);
                answer[8] = (byte) (2 * REGISTERS);
                out.write(answer);
            }
        } catch (IOException _) {
            // the master is gone
        }
    }
}
