package org.tidegate.hal.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** Numbers of linux/gpio.h, second interface: request codes, offsets into its structs, flags. */
final class GpioUapi {
    static final long GET_CHIP_INFO = 0x8044_B401L;
    static final long GET_LINE_INFO = 0xC100_B405L;
    static final long GET_LINES = 0xC250_B407L;
    static final long GET_VALUES = 0xC010_B40EL;
    static final long SET_VALUES = 0xC010_B40FL;

    static final int NAME_BYTES = 32;

    static final int CHIP_INFO_BYTES = 68;
    static final int CHIP_LABEL = 32;
    static final int CHIP_LINES = 64;

    static final int LINE_INFO_BYTES = 256;
    static final int INFO_CONSUMER = 32;
    static final int INFO_OFFSET = 64;
    static final int INFO_FLAGS = 72;

    static final int REQUEST_BYTES = 592;
    static final int REQUEST_CONSUMER = 256;
    static final int REQUEST_FLAGS = 288;
    static final int REQUEST_ATTRIBUTE_COUNT = 296;
    static final int REQUEST_ATTRIBUTES = 320;
    static final int ATTRIBUTE_BYTES = 24;
    static final int ATTRIBUTE_VALUE = 8;
    static final int ATTRIBUTE_MASK = 16;
    static final int MOST_ATTRIBUTES = 10;
    static final int REQUEST_LINE_COUNT = 560;
    static final int REQUEST_FD = 588;

    static final int ATTRIBUTE_FLAGS = 1;
    static final int ATTRIBUTE_OUTPUT_VALUES = 2;
    static final int ATTRIBUTE_DEBOUNCE = 3;

    static final int VALUES_BYTES = 16;
    static final int VALUES_MASK = 8;

    static final int EVENT_BYTES = 48;
    static final int EVENT_ID = 8;
    static final int EVENT_OFFSET = 12;
    static final int EVENT_SEQUENCE = 16;
    static final int EVENT_RISING = 1;

    static final long USED = 1;
    static final long ACTIVE_LOW = 1L << 1;
    static final long INPUT = 1L << 2;
    static final long OUTPUT = 1L << 3;
    static final long EDGES = 1L << 4 | 1L << 5;
    static final long PULL_UP = 1L << 8;
    static final long PULL_DOWN = 1L << 9;
    static final long BIAS_DISABLED = 1L << 10;

    private GpioUapi() {}

    static String text(MemorySegment segment, int offset) {
        var bytes = new byte[NAME_BYTES];
        MemorySegment.copy(segment, JAVA_BYTE, offset, bytes, 0, NAME_BYTES);
        int length = 0;
        while (length < NAME_BYTES && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** One byte stays zero: the kernel wants the end of the text. */
    static void put(MemorySegment segment, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        MemorySegment.copy(
                bytes, 0, segment, JAVA_BYTE, offset, Math.min(bytes.length, NAME_BYTES - 1));
    }
}
