package org.tidegate.hal.map;

import java.util.ArrayList;
import java.util.List;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.internal.mapped.Flaw;
import org.tidegate.hal.internal.mapped.MapImage;

/**
 * One point of a device as read, for people.
 *
 * @param value in the house's unit and sign, believed or not; NaN when there is none
 * @param words what value or bits mean; empty when the map does not say
 * @param trouble why the value is not believed; empty when it is
 */
public record MapReading(RegisterPoint point, double value, String words, String trouble) {

    /** Reads every readable point of a map once. */
    public static List<MapReading> all(
            RegisterMap map, ModbusMaster master, int unit, long deadlineNanos)
            throws ModbusException {
        var image = new MapImage(map);
        for (PollClass poll : PollClass.values()) {
            image.refresh(poll, master, unit, deadlineNanos);
        }
        var readings = new ArrayList<MapReading>();
        for (MapImage.Slot slot : image.all()) {
            if (slot.isRead()) {
                Flaw flaw = slot.flaw();
                readings.add(
                        new MapReading(
                                slot.point(),
                                flaw == Flaw.NOT_IMPLEMENTED ? Double.NaN : slot.unjudged(),
                                words(slot),
                                flaw == Flaw.NONE ? "" : flaw.words()));
            }
        }
        return readings;
    }

    private static String words(MapImage.Slot slot) {
        RegisterPoint point = slot.point();
        long bits = slot.bits();
        if (!point.areBits()) {
            String word = bits > Integer.MAX_VALUE ? null : point.words().get((int) bits);
            return word == null ? "" : word;
        }
        var set = new ArrayList<String>();
        for (int i = 0; i < 64; i++) {
            if ((bits >> i & 1) == 1) {
                set.add(point.words().getOrDefault(i, "bit " + i));
            }
        }
        return String.join(", ", set);
    }
}
