package org.tidegate.hal.internal.mapped;

import org.jspecify.annotations.Nullable;
import org.tidegate.hal.HalEvent;
import org.tidegate.hal.MeterQuality;
import org.tidegate.hal.MeterReading;
import org.tidegate.hal.MeterSettings;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.PerPhase;
import org.tidegate.hal.map.PollClass;
import org.tidegate.hal.map.RegisterMap;
import org.tidegate.hal.map.Role;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Published;

/** Asks a meter, judges what it says, and publishes what can be believed. */
public final class MeterDriver {
    private static final long SECOND = 1_000_000_000L;
    private static final long BACKOFF_NANOS = 2 * SECOND;

    private final ModbusMaster master;
    private final MeterSettings settings;
    private final MapSource source;
    private final EventRing events;
    private final Published<MeterReading> readings = new Published<>(MeterReading.NONE);
    private @Nullable RegisterMap map;
    private @Nullable MapImage image;
    private FrozenWatch frozen = new FrozenWatch(0);
    private CounterWatch counters = new CounterWatch();
    private boolean begun;
    private boolean slowRead;
    private long dueNanos;
    private long goodAtNanos;
    private long slowAtNanos;
    private long sequence;
    private MeterQuality told = MeterQuality.UNKNOWN;

    public MeterDriver(
            ModbusMaster master, MeterSettings settings, MapSource source, EventRing events) {
        this.master = master;
        this.settings = settings;
        this.source = source;
        this.events = events;
    }

    public MeterReading latest() {
        return readings.latest();
    }

    /** Null until the device has been found. */
    public @Nullable RegisterMap map() {
        return map;
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
            MapImage found = found(nowNanos, deadlineNanos);
            found.refresh(PollClass.FAST, master, settings.unit(), deadlineNanos);
            if (!slowRead) {
                found.refresh(PollClass.SLOW, master, settings.unit(), deadlineNanos);
                slowRead = true;
                slowAtNanos = nowNanos;
            } else if (nowNanos - slowAtNanos >= SECOND) {
                slowAtNanos = nowNanos;
                found.refreshNextSlow(master, settings.unit(), deadlineNanos);
            }
            goodAtNanos = nowNanos;
            sequence++;
            publish(judge(found, nowNanos), nowNanos);
        } catch (ModbusException | MapSource.UnsuitableDevice e) {
            if (nowNanos - goodAtNanos >= settings.offlineAfterNanos() || sequence == 0) {
                image = null;
                slowRead = false;
                dueNanos = Math.max(dueNanos, nowNanos + BACKOFF_NANOS);
                publish(
                        MeterReading.unknown(
                                MeterQuality.OFFLINE,
                                String.valueOf(e.getMessage()),
                                readings.latest().sampledAtNanos(),
                                sequence),
                        nowNanos);
            }
        }
    }

    private MapImage found(long nowNanos, long deadlineNanos)
            throws ModbusException, MapSource.UnsuitableDevice {
        MapImage known = image;
        if (known == null) {
            RegisterMap told = source.find(master, settings.unit(), deadlineNanos);
            known = new MapImage(told);
            map = told;
            image = known;
            frozen = new FrozenWatch((long) (told.frozenAfterSeconds() * 1e9));
            counters = new CounterWatch();
            goodAtNanos = nowNanos;
        }
        return known;
    }

    private MeterReading judge(MapImage from, long nowNanos) {
        boolean still = frozen.step(from.fingerprint(PollClass.FAST), nowNanos);
        MapImage.Slot doubtful = doubtful(from);
        if (doubtful != null) {
            MeterQuality quality =
                    switch (doubtful.flaw()) {
                        case SWAPPED_WORDS -> MeterQuality.SWAPPED_WORDS;
                        case OUT_OF_RANGE -> MeterQuality.OUT_OF_RANGE;
                        default -> MeterQuality.NOT_IMPLEMENTED;
                    };
            return doubt(
                    quality, doubtful.point().name() + " " + doubtful.flaw().words(), nowNanos);
        }
        if (still) {
            return doubt(
                    MeterQuality.FROZEN,
                    "nothing has moved for " + (long) mapOf().frozenAfterSeconds() + " s",
                    nowNanos);
        }
        PerPhase phases =
                new PerPhase(
                        from.value(Role.POWER_L1_W),
                        from.value(Role.POWER_L2_W),
                        from.value(Role.POWER_L3_W));
        double total = from.value(Role.AC_POWER_W);
        double powerW = Double.isNaN(total) ? phases.sum() : total;
        double imported = from.value(Role.IMPORTED_WH);
        double exported = from.value(Role.EXPORTED_WH);
        if (counters.step(powerW, imported, exported, nowNanos)) {
            return doubt(
                    MeterQuality.WRONG_SIGN,
                    "power says one direction and the energy registers count the other; check the"
                            + " current transformers and plus_is",
                    nowNanos);
        }
        return new MeterReading(
                powerW,
                phases,
                from.value(Role.REACTIVE_POWER_VAR),
                new PerPhase(
                        from.value(Role.VOLTAGE_L1_V),
                        from.value(Role.VOLTAGE_L2_V),
                        from.value(Role.VOLTAGE_L3_V)),
                new PerPhase(
                        from.value(Role.CURRENT_L1_A),
                        from.value(Role.CURRENT_L2_A),
                        from.value(Role.CURRENT_L3_A)),
                from.value(Role.FREQUENCY_HZ),
                imported,
                exported,
                MeterQuality.GOOD,
                "",
                nowNanos,
                sequence);
    }

    /**
     * The point for whose sake the whole reading is not believed. A value that is impossible spoils
     * everything, for it shows that the map does not fit; one that the device does not have spoils
     * only what cannot be done without it.
     */
    private static MapImage.@Nullable Slot doubtful(MapImage from) {
        for (PollClass poll : PollClass.values()) {
            MapImage.Slot slot = from.firstWith(Flaw.SWAPPED_WORDS, poll);
            if (slot == null) {
                slot = from.firstWith(Flaw.OUT_OF_RANGE, poll);
            }
            if (slot != null) {
                return slot;
            }
        }
        MapImage.Slot total = from.slot(Role.AC_POWER_W);
        MapImage.Slot needed = total == null ? from.slot(Role.POWER_L1_W) : total;
        return needed != null && needed.flaw() != Flaw.NONE ? needed : null;
    }

    private MeterReading doubt(MeterQuality quality, String reason, long nowNanos) {
        return MeterReading.unknown(quality, reason, nowNanos, sequence);
    }

    private RegisterMap mapOf() {
        RegisterMap known = map;
        if (known == null) {
            throw new IllegalStateException("judged before it was found");
        }
        return known;
    }

    private void publish(MeterReading reading, long nowNanos) {
        readings.publish(reading);
        MeterQuality quality = reading.quality();
        if (quality == told) {
            return;
        }
        if (quality == MeterQuality.OFFLINE) {
            events.emit(HalEvent.METER_LOST, nowNanos, Double.NaN, Double.NaN, reading.reason());
        } else if (!quality.isGood()) {
            events.emit(HalEvent.METER_DOUBTED, nowNanos, Double.NaN, Double.NaN, reading.reason());
        } else if (told != MeterQuality.UNKNOWN) {
            events.emit(HalEvent.METER_GOOD_AGAIN, nowNanos);
        }
        told = quality;
    }
}
