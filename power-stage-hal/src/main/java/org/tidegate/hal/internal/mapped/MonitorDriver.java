package org.tidegate.hal.internal.mapped;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.tidegate.hal.HalEvent;
import org.tidegate.hal.InsulationMonitor.Reading;
import org.tidegate.hal.MeterSettings;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.map.PollClass;
import org.tidegate.hal.map.RegisterMap;
import org.tidegate.hal.map.Role;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Published;

/** Asks an insulation monitor and publishes what can be believed. */
public final class MonitorDriver {
    private static final Role[] RESISTANCES = {
        Role.INSULATION_OHM, Role.INSULATION_PLUS_OHM, Role.INSULATION_MINUS_OHM
    };

    private final ModbusMaster master;
    private final MeterSettings settings;
    private final MapImage image;
    private final FrozenWatch frozen;
    private final EventRing events;
    private final Published<Reading> readings = new Published<>(Reading.NONE);
    private boolean begun;
    private boolean known;
    private boolean lost;
    private boolean alarmed;
    private long dueNanos;
    private long goodAtNanos;
    private long sequence;

    public MonitorDriver(
            ModbusMaster master, MeterSettings settings, RegisterMap map, EventRing events) {
        this.master = master;
        this.settings = settings;
        this.image = new MapImage(map);
        this.frozen = new FrozenWatch((long) (map.frozenAfterSeconds() * 1e9));
        this.events = events;
    }

    public Reading latest() {
        return readings.latest();
    }

    public long step(long nowNanos) {
        if (!begun) {
            begun = true;
            dueNanos = nowNanos;
            goodAtNanos = nowNanos;
        }
        if (dueNanos - nowNanos > 0) {
            return dueNanos - nowNanos;
        }
        dueNanos += settings.pollNanos();
        if (dueNanos - nowNanos <= 0) {
            dueNanos = nowNanos + settings.pollNanos();
        }
        poll(nowNanos);
        return Math.max(0, dueNanos - nowNanos);
    }

    private void poll(long nowNanos) {
        long deadlineNanos = nowNanos + settings.deadlineNanos();
        try {
            image.refresh(PollClass.FAST, master, settings.unit(), deadlineNanos);
            goodAtNanos = nowNanos;
            sequence++;
            known = true;
            publish(judge(nowNanos), nowNanos);
        } catch (ModbusException e) {
            if (!known || nowNanos - goodAtNanos >= settings.offlineAfterNanos()) {
                known = false;
                publish(unknown(String.valueOf(e.getMessage()), goodAtNanos), nowNanos);
            }
        }
    }

    private Reading judge(long nowNanos) {
        if (frozen.step(image.fingerprint(PollClass.FAST), nowNanos)) {
            return unknown("its values have stood still for too long", nowNanos);
        }
        double lowest = Double.POSITIVE_INFINITY;
        for (Role role : RESISTANCES) {
            MapImage.Slot slot = image.slot(role);
            if (slot != null) {
                if (slot.flaw() != Flaw.NONE) {
                    return unknown(slot.point().name() + " " + slot.flaw().words(), nowNanos);
                }
                lowest = Math.min(lowest, slot.value());
            }
        }
        String alarms = alarms();
        return new Reading(
                lowest, alarms != null, alarms == null ? "" : alarms, nowNanos, sequence);
    }

    private @Nullable String alarms() {
        MapImage.Slot slot = image.slot(Role.INSULATION_ALARM);
        if (slot == null || slot.flaw() != Flaw.NONE || slot.bits() == 0) {
            return null;
        }
        var names = new ArrayList<String>();
        for (int i = 0; i < 64; i++) {
            if ((slot.bits() >> i & 1) == 1) {
                String name = slot.point().words().get(i);
                names.add(name == null ? "alarm bit " + i : name);
            }
        }
        return String.join(", ", names);
    }

    private Reading unknown(String reason, long sampledAtNanos) {
        return new Reading(Double.NaN, false, reason, sampledAtNanos, sequence);
    }

    private void publish(Reading reading, long nowNanos) {
        readings.publish(reading);
        boolean lostNow = Double.isNaN(reading.lowestOhm());
        if (lostNow && !lost) {
            events.emit(HalEvent.MONITOR_LOST, nowNanos, Double.NaN, Double.NaN, reading.reason());
        }
        if (reading.alarm() && !alarmed) {
            events.emit(HalEvent.MONITOR_ALARM, nowNanos, Double.NaN, Double.NaN, reading.reason());
        }
        boolean illNow = lostNow || reading.alarm();
        if (!illNow && (lost || alarmed)) {
            events.emit(HalEvent.MONITOR_WELL, nowNanos, reading.lowestOhm(), Double.NaN, "");
        }
        lost = lostNow;
        alarmed = reading.alarm();
    }
}
