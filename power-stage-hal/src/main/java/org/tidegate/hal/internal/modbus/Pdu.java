package org.tidegate.hal.internal.modbus;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The Modbus protocol data unit for functions 3, 4, 5, 6 and 16 (Modbus Application Protocol 1.1b3,
 * 6.3 to 6.6 and 6.12): identical over TCP and over a serial line, so framing knows only its
 * length.
 */
final class Pdu {
    static final int READ_HOLDING = 3;
    static final int READ_INPUT = 4;
    static final int WRITE_COIL = 5;
    static final int WRITE_SINGLE = 6;
    static final int WRITE_MULTIPLE = 16;
    static final int MOST_BYTES = 253;
    static final int MOST_READ = 125;
    static final int MOST_WRITTEN = 123;

    static final int EXCEPTION = 0x80;

    /** How function 5 says "on". */
    static final int COIL_ON = 0xFF00;

    private Pdu() {}

    static void checkRange(int address, int count, int most, int array) {
        if (count < 1 || count > most || count > array || address < 0 || address + count > 65536) {
            throw new IllegalArgumentException(
                    "%d registers from %d, array of %d".formatted(count, address, array));
        }
    }

    static void putRead(ByteBuffer out, int function, int address, int count) {
        out.put((byte) function).putShort((short) address).putShort((short) count);
    }

    static void putWrite(ByteBuffer out, int address, int count, short[] values) {
        out.put((byte) WRITE_MULTIPLE).putShort((short) address).putShort((short) count);
        out.put((byte) (2 * count));
        for (int i = 0; i < count; i++) {
            out.putShort(values[i]);
        }
    }

    static void putWriteSingle(ByteBuffer out, int function, int address, int value) {
        out.put((byte) function).putShort((short) address).putShort((short) value);
    }

    static boolean isRead(int function) {
        return function == READ_HOLDING || function == READ_INPUT;
    }

    /** Bytes of the answer if the device agrees. */
    static int answerBytes(Ask ask) {
        return isRead(ask.function) ? 2 + 2 * ask.count : 5;
    }

    /** The device's exception code, or 0 when the answer is not an exception. */
    static int exceptionCode(ByteBuffer in, int at, int length, Ask ask) {
        boolean refused = length == 2 && (in.get(at) & 0xFF) == (ask.function | EXCEPTION);
        return refused ? in.get(at + 1) & 0xFF : 0;
    }

    /** What does not fit the question, or null when all does. */
    static @Nullable String misfit(ByteBuffer in, int at, int length, Ask ask) {
        if ((in.get(at) & 0xFF) != ask.function) {
            return "the answer is for another function";
        }
        if (length != answerBytes(ask)) {
            return "the answer has the wrong length";
        }
        if (isRead(ask.function)) {
            return (in.get(at + 1) & 0xFF) == 2 * ask.count
                    ? null
                    : "the answer's byte count is wrong";
        }
        boolean echoed =
                (in.getShort(at + 1) & 0xFFFF) == ask.address
                        && (in.getShort(at + 3) & 0xFFFF) == ask.echoed;
        return echoed ? null : "the answer confirms other registers";
    }

    static void copyRegisters(ByteBuffer in, int at, int count, short[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = in.getShort(at + 2 + 2 * i);
        }
    }

    /** The name of an exception code, for a person. */
    static String meaning(int code) {
        return switch (code) {
            case 1 -> "illegal function";
            case 2 -> "illegal data address";
            case 3 -> "illegal data value";
            case 4 -> "device failure";
            case 5 -> "acknowledged, not done yet";
            case 6 -> "device busy";
            case 10 -> "gateway path unavailable";
            case 11 -> "device behind the gateway does not answer";
            default -> "unknown code";
        };
    }
}
