package org.tidegate.hal.internal.modbus;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusException.Reason;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.SerialLine;
import org.tidegate.hal.SerialPort;
import org.tidegate.runtime.Clock;

/**
 * Modbus RTU (Modbus over serial line 1.02) with a deadline per call. A transaction on an open port
 * allocates nothing.
 *
 * <p>Bytes reach a program in lumps: a USB adapter holds them back for up to 16 ms. So an answer is
 * known by its length and check, not by its gaps; gaps only end what is spoilt. Before each request
 * the line must have been silent for 3.5 characters, and whatever came unasked is thrown away.
 */
public final class RtuModbusMaster implements ModbusMaster {
    private static final int OVERHEAD = 3; // unit and check
    private static final int MOST_BYTES = OVERHEAD + Pdu.MOST_BYTES;
    private static final int REFUSAL_BYTES = 5;
    private static final int WRITTEN_BYTES = 8;
    private static final long LOOK_NANOS = 250_000;

    /** Longer than a USB adapter's own delay: what comes after such a gap is another frame. */
    private static final long BROKEN_NANOS = 20_000_000;

    private static final String CHECK_LINE =
            "that it is powered, the two wires and their order, unit id, baud rate and parity";

    private enum Echo {
        UNKNOWN,
        NO,
        /** The adapter hears itself. */
        YES
    }

    private final SerialPort port;
    private final SerialLine line;
    private final Clock clock;
    private final Ask ask = new Ask();
    private final Unanswered unanswered = new Unanswered();
    private final byte[] request = new byte[MOST_BYTES];
    private final byte[] answer = new byte[4 * MOST_BYTES];
    private final ByteBuffer out = ByteBuffer.wrap(request);
    private final ByteBuffer in = ByteBuffer.wrap(answer);
    private int requestBytes;
    private int have;
    private Echo echo = Echo.UNKNOWN;
    private boolean echoDropped;
    private long busyUntilNanos;
    private boolean everUsed;
    private long deadlineNanos;
    private String misfit = "";

    public RtuModbusMaster(SerialPort port, SerialLine line, Clock clock) {
        this.port = port;
        this.line = line;
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
        this.deadlineNanos = deadlineNanos;
        settle(unit, function, address);
        begin(unit, function, address, count);
        Pdu.putRead(out, function, address, count);
        exchange();
        Pdu.copyRegisters(in, 1, count, into);
    }

    @Override
    public void writeMultiple(int unit, int address, int count, short[] values, long deadlineNanos)
            throws ModbusException {
        Pdu.checkRange(address, count, Pdu.MOST_WRITTEN, values.length);
        this.deadlineNanos = deadlineNanos;
        settle(unit, Pdu.WRITE_MULTIPLE, address);
        begin(unit, Pdu.WRITE_MULTIPLE, address, count);
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
        this.deadlineNanos = deadlineNanos;
        settle(unit, function, address);
        if (echo == Echo.UNKNOWN) {
            // this answer equals its question, so an adapter that hears itself would confirm it
            probe(unit, Pdu.READ_HOLDING, address);
        }
        begin(unit, function, address, 1);
        ask.echoed = value;
        Pdu.putWriteSingle(out, function, address, value);
        exchange();
    }

    @Override
    public String endpoint() {
        return port.name();
    }

    @Override
    public void close() {
        port.close();
    }

    /**
     * Makes sure that no answer to an earlier request can be taken for the one to this request:
     * asks for something else first and waits until that is answered.
     */
    private void settle(int unit, int function, int address) throws ModbusException {
        unanswered.forgetOld(clock.nanos());
        if (unanswered.couldBeRefused(unit, function)) {
            boolean inputFree = !unanswered.couldBeRefused(unit, Pdu.READ_INPUT);
            boolean holdingFree = !unanswered.couldBeRefused(unit, Pdu.READ_HOLDING);
            probe(unit, holdingFree || !inputFree ? Pdu.READ_HOLDING : Pdu.READ_INPUT, address);
        }
    }

    /** Asks a question whose answer, even a refusal, cannot be mistaken for an earlier one. */
    private void probe(int unit, int function, int address) throws ModbusException {
        int count = 1;
        while (unanswered.looksLike(unit, function, count)) {
            count++;
        }
        int from = Math.min(address, 65536 - count);
        begin(unit, function, from, count);
        Pdu.putRead(out, function, from, count);
        try {
            exchange();
        } catch (ModbusException e) {
            if (e.reason() != Reason.REFUSED) {
                throw e;
            }
        }
    }

    private void begin(int unit, int function, int address, int count) {
        ask.set(unit, function, address, count, clock.nanos());
        out.clear();
        out.put((byte) unit);
    }

    private void exchange() throws ModbusException {
        int bytes = out.position();
        Crc16.append(request, bytes);
        requestBytes = bytes + 2;
        open();
        boolean sent = false;
        try {
            awaitSilence();
            port.write(request, requestBytes);
            sent = true;
            everUsed = true;
            busyUntilNanos = clock.nanos() + requestBytes * line.characterNanos();
            receive();
            unanswered.settle(ask.unit);
        } catch (IOException e) {
            port.close();
            throw failure(Reason.CLOSED, "the port failed (" + e.getMessage() + ")", CHECK_LINE);
        } catch (ModbusException e) {
            if (sent) {
                unanswered.add(ask, clock.nanos());
            }
            throw e;
        }
        int code = Pdu.exceptionCode(in, 1, have - OVERHEAD, ask);
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

    private void open() throws ModbusException {
        try {
            port.open();
        } catch (IOException e) {
            throw failure(
                    Reason.UNREACHABLE,
                    "the port cannot be used (" + e.getMessage() + ")",
                    "the device's name and its permissions");
        }
    }

    /** Throws away what came unasked, and waits for 3.5 characters of silence. */
    private void awaitSilence() throws IOException, ModbusException {
        int unasked = 0;
        while (true) {
            int read = port.read(answer, 0, answer.length);
            long now = clock.nanos();
            if (read > 0) {
                unasked += read;
                busyUntilNanos = now;
                everUsed = true;
            }
            long waitNanos = everUsed ? busyUntilNanos + line.silenceNanos() - now : 0;
            if (read == 0 && waitNanos <= 0) {
                return;
            }
            if (now - deadlineNanos >= 0) {
                throw failure(
                        Reason.MISMATCH,
                        unasked > 0
                                ? "the line is never silent, %d bytes came unasked"
                                        .formatted(unasked)
                                : "there was no time to ask",
                        "for a second master or a device that babbles");
            }
            port.pause(Math.max(LOOK_NANOS, Math.min(waitNanos, deadlineNanos - now)));
        }
    }

    /** Returns with one whole, fitting answer in {@link #answer}; nothing else is an answer. */
    private void receive() throws IOException, ModbusException {
        have = 0;
        misfit = "";
        echoDropped = false;
        long lastByteNanos = busyUntilNanos;
        while (true) {
            int read = port.read(answer, have, answer.length - have);
            long now = clock.nanos();
            if (read > 0) {
                have += read;
                lastByteNanos = now;
                busyUntilNanos = Math.max(busyUntilNanos, now);
            }
            if (read > 0 && isAnswered()) {
                return;
            }
            long gapNanos = now - lastByteNanos;
            long spoiltAfterNanos = misfit.isEmpty() ? BROKEN_NANOS : line.silenceNanos();
            if (have == 0 && !misfit.isEmpty()) {
                lastByteNanos = now; // a foreign frame is over
            }
            if (have == answer.length || (have > 0 && gapNanos > spoiltAfterNanos)) {
                if (misfit.isEmpty()) {
                    misfit = "half an answer, %d of %d bytes".formatted(have, expected());
                }
                have = 0;
            }
            if (now - deadlineNanos >= 0) {
                throw late();
            }
            long sendingNanos = busyUntilNanos - now;
            port.pause(Math.min(Math.max(LOOK_NANOS, sendingNanos), deadlineNanos - now));
        }
    }

    private int expected() {
        return OVERHEAD + Pdu.answerBytes(ask);
    }

    /** Whether a whole answer is in; notes why what is in can never become one. */
    private boolean isAnswered() {
        dropEcho();
        int foreign = foreignBytes();
        while (foreign > 0) {
            drop(foreign);
            foreign = foreignBytes();
        }
        if (have < REFUSAL_BYTES || isEchoComing()) {
            return false;
        }
        int function = answer[1] & 0xFF;
        boolean refusal = function == (ask.function | Pdu.EXCEPTION);
        int whole = refusal ? REFUSAL_BYTES : expected();
        if ((answer[0] & 0xFF) != ask.unit) {
            misfit = "unit %d answered".formatted(answer[0] & 0xFF);
        } else if (!refusal && function != ask.function) {
            misfit = "the answer is for another function";
        } else if (have > whole) {
            misfit = "%d bytes too many came".formatted(have - whole);
        } else if (have == whole) {
            return fits(whole, refusal);
        }
        return false;
    }

    private void dropEcho() {
        // where the answer equals the question, only an adapter known to hear itself has echoed
        boolean ownConfirmation = requestBytes == expected() && echo == Echo.NO;
        if (!echoDropped && !ownConfirmation && have >= requestBytes && isRequest(requestBytes)) {
            echo = Echo.YES;
            echoDropped = true;
            drop(requestBytes);
        }
    }

    private boolean isEchoComing() {
        return !echoDropped && echo != Echo.NO && have < requestBytes && isRequest(have);
    }

    /** How many bytes at the start are a sound frame that is no answer to this request. */
    private int foreignBytes() {
        if (have < REFUSAL_BYTES) {
            return 0;
        }
        int function = answer[1] & 0xFF;
        int bytes =
                function >= Pdu.EXCEPTION
                        ? REFUSAL_BYTES
                        : Pdu.isRead(function) ? REFUSAL_BYTES + (answer[2] & 0xFF) : WRITTEN_BYTES;
        boolean ours =
                (answer[0] & 0xFF) == ask.unit && (function & ~Pdu.EXCEPTION) == ask.function;
        if (ours || have < bytes || !Crc16.isGood(answer, 0, bytes)) {
            return 0;
        }
        misfit =
                (answer[0] & 0xFF) == ask.unit
                        ? "the answer is for another function"
                        : "unit %d answered".formatted(answer[0] & 0xFF);
        return bytes;
    }

    private void drop(int bytes) {
        have -= bytes;
        System.arraycopy(answer, bytes, answer, 0, have);
    }

    private boolean fits(int whole, boolean refusal) {
        if (!Crc16.isGood(answer, 0, whole)) {
            misfit = "the check of the answer is wrong";
            return false;
        }
        if (refusal && unanswered.couldBeRefused(ask.unit, ask.function)) {
            misfit = "a refusal came that may be for an earlier request";
            return false;
        }
        String wrong = refusal ? null : Pdu.misfit(in, 1, whole - OVERHEAD, ask);
        if (wrong != null) {
            misfit = wrong;
            return false;
        }
        if (echo == Echo.UNKNOWN) {
            echo = Echo.NO;
        }
        return true;
    }

    private boolean isRequest(int bytes) {
        for (int i = 0; i < bytes; i++) {
            if (answer[i] != request[i]) {
                return false;
            }
        }
        return true;
    }

    private ModbusException late() {
        if (!misfit.isEmpty()) {
            return failure(
                    Reason.MISMATCH,
                    misfit,
                    "for a second device with this unit id, noise, and the baud rate");
        }
        return failure(
                Reason.TIMEOUT,
                have == 0
                        ? "no answer"
                        : "half an answer, %d of %d bytes had come".formatted(have, expected()),
                CHECK_LINE);
    }

    private ModbusException failure(Reason reason, String happened, String check) {
        return ask.failure(reason, 0, endpoint(), clock.nanos(), happened, check);
    }
}
