package org.tidegate.hal.internal.modbus;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusException.Reason;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.runtime.Clock;

/**
 * Modbus TCP (Messaging on TCP/IP Implementation Guide 1.0b) with a deadline per call. A
 * transaction on an open connection allocates nothing.
 *
 * <p>The transaction id counts on across connections of this master: a gateway that keeps an old
 * answer until somebody connects again is found out too.
 */
public final class TcpModbusMaster implements ModbusMaster {
    private static final int HEADER = 7;
    private static final int LENGTH_FIELD_END = 6;
    private static final String CHECK_LINE =
            "that it is powered, the cable, and that no other master holds its only connection";

    private final String host;
    private final int port;
    private final Clock clock;
    private final Ask ask = new Ask();
    private final ByteBuffer out = ByteBuffer.allocateDirect(HEADER + Pdu.MOST_BYTES);
    private final ByteBuffer in = ByteBuffer.allocateDirect(2 * (HEADER + Pdu.MOST_BYTES));
    private @Nullable Selector selector;
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private int transaction;
    private long deadlineNanos;

    public TcpModbusMaster(String host, int port, Clock clock) {
        this.host = host;
        this.port = port;
        this.clock = clock;
    }

    @Override
    public void readHolding(int unit, int address, int count, short[] into, long deadlineNanos)
            throws ModbusException {
        read(Pdu.READ_HOLDING, unit, address, count, into, deadlineNanos);
    }

    @Override
    public void readInput(int unit, int address, int count, short[] into, long deadlineNanos)
            throws ModbusException {
        read(Pdu.READ_INPUT, unit, address, count, into, deadlineNanos);
    }

    private void read(
            int function, int unit, int address, int count, short[] into, long deadlineNanos)
            throws ModbusException {
        Pdu.checkRange(address, count, Pdu.MOST_READ, into.length);
        begin(unit, function, address, count, deadlineNanos);
        Pdu.putRead(out, function, address, count);
        exchange();
        Pdu.copyRegisters(in, HEADER, count, into);
    }

    @Override
    public void writeMultiple(int unit, int address, int count, short[] values, long deadlineNanos)
            throws ModbusException {
        Pdu.checkRange(address, count, Pdu.MOST_WRITTEN, values.length);
        begin(unit, Pdu.WRITE_MULTIPLE, address, count, deadlineNanos);
        Pdu.putWrite(out, address, count, values);
        exchange();
    }

    @Override
    public void writeSingle(int unit, int address, short value, long deadlineNanos)
            throws ModbusException {
        write(Pdu.WRITE_SINGLE, unit, address, value & 0xFFFF, deadlineNanos);
    }

    @Override
    public void writeCoil(int unit, int address, boolean on, long deadlineNanos)
            throws ModbusException {
        write(Pdu.WRITE_COIL, unit, address, on ? Pdu.COIL_ON : 0, deadlineNanos);
    }

    private void write(int function, int unit, int address, int value, long deadlineNanos)
            throws ModbusException {
        Pdu.checkRange(address, 1, 1, 1);
        begin(unit, function, address, 1, deadlineNanos);
        ask.echoed = value;
        Pdu.putWriteSingle(out, function, address, value);
        exchange();
    }

    @Override
    public String endpoint() {
        return host + ":" + port;
    }

    /** Also called from inside after a failure; the next call connects again. */
    @Override
    public void close() {
        closeChannel();
        try {
            if (selector != null) {
                selector.close();
            }
        } catch (IOException _) {
            // nothing is left to release
        }
        selector = null;
    }

    private void begin(int unit, int function, int address, int count, long deadlineNanos) {
        this.deadlineNanos = deadlineNanos;
        ask.set(unit, function, address, count, clock.nanos());
        transaction = (transaction + 1) & 0xFFFF;
        out.clear().position(HEADER);
    }

    private void exchange() throws ModbusException {
        int length = out.position() - LENGTH_FIELD_END;
        out.putShort(0, (short) transaction).putShort(2, (short) 0).putShort(4, (short) length);
        out.put(LENGTH_FIELD_END, (byte) ask.unit).flip();
        boolean intact = false;
        try {
            SocketChannel open = openChannel();
            send(open);
            receive(open);
            intact = true;
        } catch (IOException e) {
            throw failure(Reason.CLOSED, "connection lost (" + e.getMessage() + ")", CHECK_LINE);
        } finally {
            if (!intact) {
                closeChannel();
            }
        }
        int code = Pdu.exceptionCode(in, HEADER, in.position() - HEADER, ask);
        if (code != 0) {
            throw ask.failure(
                    Reason.REFUSED,
                    code,
                    endpoint(),
                    clock.nanos(),
                    "the device refused with code %d, %s".formatted(code, Pdu.meaning(code)),
                    "that this register exists on this firmware and may be accessed now");
        }
    }

    /** The open connection with nothing unread in it, or a new one. */
    private SocketChannel openChannel() throws ModbusException {
        SocketChannel open = channel;
        if (open != null) {
            in.clear();
            int unread = readUnasked(open);
            if (unread == 0) {
                return open;
            }
            closeChannel();
            if (unread > 0) {
                throw failure(
                        Reason.MISMATCH,
                        unread + " bytes had arrived that nobody asked for",
                        "for a second answer to an earlier request, or a gateway that mixes up"
                                + " masters");
            }
        }
        return connect();
    }

    /** Devices close idle connections; nothing has been sent yet, so opening anew is no retry. */
    private int readUnasked(SocketChannel open) {
        try {
            return open.read(in);
        } catch (IOException _) {
            return -1;
        }
    }

    private SocketChannel connect() throws ModbusException {
        try {
            if (selector == null) {
                selector = Selector.open();
            }
            SocketChannel opening = SocketChannel.open();
            channel = opening;
            opening.configureBlocking(false);
            opening.setOption(StandardSocketOptions.TCP_NODELAY, true);
            var address = new InetSocketAddress(host, port);
            if (address.isUnresolved()) {
                throw failure(
                        Reason.UNREACHABLE, "the name is unknown", "the address in the board file");
            }
            SelectionKey ready = opening.register(selector, SelectionKey.OP_CONNECT);
            key = ready;
            opening.connect(address);
            while (!opening.finishConnect()) {
                if (!await(SelectionKey.OP_CONNECT)) {
                    throw failure(Reason.UNREACHABLE, "no connection", CHECK_LINE);
                }
            }
            return opening;
        } catch (IOException e) {
            throw failure(Reason.UNREACHABLE, "no connection (" + e.getMessage() + ")", CHECK_LINE);
        }
    }

    private void send(SocketChannel open) throws IOException, ModbusException {
        while (true) {
            open.write(out);
            if (!out.hasRemaining()) {
                return;
            }
            if (!await(SelectionKey.OP_WRITE)) {
                throw failure(Reason.TIMEOUT, "the request could not be sent", CHECK_LINE);
            }
        }
    }

    private void receive(SocketChannel open) throws IOException, ModbusException {
        in.clear();
        while (!answered()) {
            int read = open.read(in);
            if (read < 0) {
                throw failure(
                        Reason.CLOSED,
                        "the device closed the connection, " + bytesSoFar(),
                        CHECK_LINE);
            }
            if (read == 0 && !await(SelectionKey.OP_READ)) {
                throw failure(
                        Reason.TIMEOUT,
                        (in.position() == 0 ? "no answer" : "half an answer, " + bytesSoFar()),
                        "that it is powered and that unit id and port are right");
            }
        }
    }

    private String bytesSoFar() {
        return "%d of %d bytes had come".formatted(in.position(), HEADER + Pdu.answerBytes(ask));
    }

    /** Whether a whole answer is in; throws as soon as what is in cannot become the right one. */
    private boolean answered() throws ModbusException {
        int have = in.position();
        if (have < HEADER) {
            return false;
        }
        int answered = in.getShort(0) & 0xFFFF;
        int length = in.getShort(4) & 0xFFFF;
        if (answered != transaction) {
            throw mismatch("answer to transaction %d came for %d".formatted(answered, transaction));
        }
        if (in.getShort(2) != 0 || length < 3 || length > 1 + Pdu.MOST_BYTES) {
            throw mismatch("this is not Modbus TCP");
        }
        if ((in.get(LENGTH_FIELD_END) & 0xFF) != ask.unit) {
            throw mismatch("unit %d answered".formatted(in.get(LENGTH_FIELD_END) & 0xFF));
        }
        int whole = LENGTH_FIELD_END + length;
        if (have < whole) {
            return false;
        }
        if (have > whole) {
            throw mismatch("%d bytes too many came".formatted(have - whole));
        }
        if (Pdu.exceptionCode(in, HEADER, whole - HEADER, ask) == 0) {
            String misfit = Pdu.misfit(in, HEADER, whole - HEADER, ask);
            if (misfit != null) {
                throw mismatch(misfit);
            }
        }
        return true;
    }

    private ModbusException mismatch(String happened) {
        return failure(
                Reason.MISMATCH,
                happened,
                "for a gateway or device that mixes up requests; the connection was closed");
    }

    /** Waits until the channel is ready or the deadline has passed; false when it has. */
    private boolean await(int operation) throws IOException {
        SelectionKey ready = key;
        Selector select = selector;
        long remainingNanos = deadlineNanos - clock.nanos();
        if (remainingNanos <= 0 || ready == null || select == null) {
            return false;
        }
        if (Thread.currentThread().isInterrupted()) {
            // an interrupted thread's select returns at once; looping on it would burn the core
            throw new IOException("interrupted");
        }
        if (ready.interestOps() != operation) {
            ready.interestOps(operation);
        }
        // whole milliseconds, rounded up: a deadline may be missed by 1 ms but never shortened
        select.select(TcpModbusMaster::ready, (remainingNanos + 999_999) / 1_000_000);
        return true;
    }

    /** Nothing to do per key: there is one channel, and the caller tries it next. */
    private static void ready(SelectionKey key) {}

    private ModbusException failure(Reason reason, String happened, String check) {
        return ask.failure(reason, 0, endpoint(), clock.nanos(), happened, check);
    }

    private void closeChannel() {
        try {
            if (channel != null) {
                channel.close();
            }
            if (selector != null) {
                // a registered channel keeps its socket until the selector lets go of its key, and
                // many converters accept one connection only
                selector.selectNow(TcpModbusMaster::ready);
            }
        } catch (IOException _) {
            // it is gone either way
        }
        channel = null;
        key = null;
    }
}
