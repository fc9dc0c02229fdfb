package org.tidegate.hal.map;

import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One point of a map.
 *
 * @param name as it stands in the file
 * @param role what it is to the driver; null for a point that is only shown
 * @param scale the device's number times this is in {@code unit}
 * @param scaleAt address of a register whose signed content is one more power of ten, as SunSpec
 *     has it
 * @param unit the house's unit when there is a role, the file's own otherwise
 * @param plusIs what the device's plus means; null where there is no direction
 * @param lowest,highest what can be true, in {@code unit} and with the house's sign
 * @param notImplemented the bit pattern that says "no value"
 * @param words meanings of values, or of bits when {@code areBits}
 * @param command what is written for a command
 */
public record RegisterPoint(
        String name,
        @Nullable Role role,
        RegisterTable table,
        int address,
        RegisterType type,
        WordOrder order,
        double scale,
        OptionalInt scaleAt,
        String unit,
        @Nullable PlusIs plusIs,
        PollClass poll,
        double lowest,
        double highest,
        OptionalLong notImplemented,
        Map<Integer, String> words,
        boolean areBits,
        OptionalInt command,
        String meaning) {

    public RegisterPoint {
        words = Map.copyOf(words);
    }

    public int lastAddress() {
        return address + type.words() - 1;
    }

    /** The factor between the device's number and the house's, sign included. */
    public double factor() {
        return plusIs == PlusIs.EXPORT ? -scale : scale;
    }

    /** Whether anybody reads it; commands and coils are only written. */
    public boolean isRead() {
        return table != RegisterTable.COIL && (role == null || !role.isCommand());
    }

    public boolean isPlausible(double value) {
        return value >= lowest && value <= highest;
    }
}
