package org.tidegate.hal.internal.mapped;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.hal.IslandSearch;
import org.tidegate.hal.Measurement;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.StageDetails;
import org.tidegate.hal.StageRating;
import org.tidegate.hal.StageState;
import org.tidegate.hal.SunSpecSettings;
import org.tidegate.hal.internal.driver.ConverterLink;
import org.tidegate.hal.internal.driver.DriveOrder;
import org.tidegate.hal.internal.driver.LinkSearch;
import org.tidegate.hal.map.PollClass;
import org.tidegate.hal.map.RegisterMap;
import org.tidegate.hal.map.RegisterPoint;
import org.tidegate.hal.map.Role;

/** A converter that a register map describes, as the driver sees it. */
public final class MappedLink implements ConverterLink {
    private static final Role[] ALARMS = {
        Role.ALARMS_1, Role.ALARMS_2, Role.ALARMS_3, Role.ALARMS_4
    };

    /** SunSpec 701 {@code Alrm} numbering, which {@link Measurement#alarmBits} uses. */
    private static final List<String> ALARM_NAMES =
            List.of(
                    "ground fault",
                    "DC overvoltage",
                    "AC disconnect open",
                    "DC disconnect open",
                    "grid disconnected",
                    "cabinet open",
                    "manual shutdown",
                    "over temperature",
                    "over frequency",
                    "under frequency",
                    "AC overvoltage",
                    "AC undervoltage",
                    "blown string fuse",
                    "under temperature",
                    "memory loss",
                    "hardware test failed");

    private static final int MAKERS_ALARM = 16;

    private final RegisterMap map;
    private final ModbusMaster master;
    private final int unit;
    private final MapImage image;
    private final Orders orders;
    private final FrozenWatch frozen;
    private final StageRating rating;
    private final boolean threePhase;
    private final boolean betweenPhases;
    private StageState state = StageState.OFFLINE;
    private boolean wasLocal;

    private MappedLink(
            RegisterMap map, MapImage image, ModbusMaster master, SunSpecSettings settings) {
        this.map = map;
        this.master = master;
        this.unit = settings.unit();
        this.image = image;
        this.orders = new Orders(image, map, master, unit, settings.revertSeconds());
        this.frozen = new FrozenWatch((long) (map.frozenAfterSeconds() * 1e9));
        this.betweenPhases = map.has(Role.VOLTAGE_L1_L2_V);
        this.threePhase = betweenPhases || map.has(Role.VOLTAGE_L3_V);
        this.rating = rating(settings);
    }

    /** Reads everything once and checks what a safe drive needs. */
    public static LinkSearch.Result look(
            RegisterMap map, ModbusMaster master, SunSpecSettings settings, long deadlineNanos)
            throws ModbusException {
        var image = new MapImage(map);
        String where = master.endpoint() + " unit " + settings.unit() + " with map " + map.id();
        try {
            for (PollClass poll : PollClass.values()) {
                image.refresh(poll, master, settings.unit(), deadlineNanos);
            }
        } catch (ModbusException e) {
            if (e.reason() != ModbusException.Reason.REFUSED) {
                throw e;
            }
            return new LinkSearch.Result.Refused(
                    e.getMessage()
                            + " If the device has gaps in its registers, write 'reads: {bridge_gap:"
                            + " 0}' into map "
                            + map.id()
                            + ".");
        }
        var link = new MappedLink(map, image, master, settings);
        List<String> missing = link.missing(settings);
        return missing.isEmpty()
                ? new LinkSearch.Result.Found(link)
                : new LinkSearch.Result.Refused(
                        where
                                + ": "
                                + String.join(", ", missing)
                                + ". Check that the map fits this device and firmware.");
    }

    private List<String> missing(SunSpecSettings settings) {
        var missing = new ArrayList<String>();
        for (MapImage.Slot slot : image.all()) {
            RegisterPoint point = slot.point();
            Role role = point.role();
            Flaw flaw = point.isRead() ? slot.flaw() : Flaw.NONE;
            boolean impossible = flaw == Flaw.SWAPPED_WORDS || flaw == Flaw.OUT_OF_RANGE;
            // what stands in a set-point before the first write is nobody's statement
            if (role == null || role.isSetPoint()) {
                continue;
            }
            if (impossible || (flaw != Flaw.NONE && isNeeded(role))) {
                missing.add(point.name() + " " + flaw.words());
            }
        }
        if (!(rating.maxChargeW() > 0)) {
            missing.add("max_charge_w is unknown");
        }
        if (!(rating.maxApparentVa() > 0)) {
            missing.add("max_apparent_va is unknown");
        }
        RegisterPoint watchdog = map.point(Role.WATCHDOG_S);
        if (watchdog != null && !watchdog.isPlausible(settings.revertSeconds())) {
            missing.add(
                    "watchdog_s takes %s to %s s, not the %d s of the board file"
                            .formatted(
                                    watchdog.lowest(),
                                    watchdog.highest(),
                                    settings.revertSeconds()));
        }
        return missing;
    }

    private static boolean isNeeded(Role role) {
        return switch (role) {
            case AC_POWER_W,
                    FREQUENCY_HZ,
                    VOLTAGE_L1_V,
                    VOLTAGE_L1_L2_V,
                    VOLTAGE_L2_L3_V,
                    VOLTAGE_L3_L1_V,
                    STATE,
                    DC_VOLTAGE_V ->
                    true;
            default -> false;
        };
    }

    private StageRating rating(SunSpecSettings settings) {
        boolean control = map.has(Role.SET_DC_MODE) && map.has(Role.SET_DC_VOLTAGE_V);
        return new StageRating(
                map.manufacturer(),
                map.model(),
                "",
                zeroIfUnknown(rated(Role.MAX_CHARGE_W)),
                zeroIfUnknown(rated(Role.MAX_DISCHARGE_W)),
                zeroIfUnknown(rated(Role.MAX_APPARENT_VA)),
                rated(Role.NOMINAL_VOLTAGE_V),
                lower(rated(Role.MAX_DC_VOLTAGE_V), settings.boardDcVoltageV()),
                lower(rated(Role.MAX_DC_CURRENT_A), settings.boardDcCurrentA()),
                control);
    }

    /** What the device tells and what the map says; the lower one when both do. */
    private double rated(Role role) {
        return lower(image.value(role), map.ratings().getOrDefault(role, Double.NaN));
    }

    private static double lower(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
    }

    private static double zeroIfUnknown(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    @Override
    public StageRating rating() {
        return rating;
    }

    @Override
    public boolean hasWatchdog() {
        return map.has(Role.WATCHDOG_S);
    }

    @Override
    public void refreshFast(long deadlineNanos) throws ModbusException {
        image.refresh(PollClass.FAST, master, unit, deadlineNanos);
    }

    @Override
    public void decode(Measurement into) {
        voltages(into);
        into.frequencyHz = image.value(Role.FREQUENCY_HZ);
        into.acPowerW = image.value(Role.AC_POWER_W);
        into.reactivePowerVar = image.value(Role.REACTIVE_POWER_VAR);
        into.dcVoltageV = image.value(Role.DC_VOLTAGE_V);
        into.dcCurrentA = image.value(Role.DC_CURRENT_A);
        double dcPowerW = image.value(Role.DC_POWER_W);
        into.dcPowerW = Double.isNaN(dcPowerW) ? into.dcVoltageV * into.dcCurrentA : dcPowerW;
        into.temperatureC = image.value(Role.TEMPERATURE_C);
        into.alarmBits = alarmBits();
        state = state();
        into.state = state;
    }

    private void voltages(Measurement into) {
        if (!betweenPhases) {
            into.voltageL1V = image.value(Role.VOLTAGE_L1_V);
            into.voltageL2V = image.value(Role.VOLTAGE_L2_V);
            into.voltageL3V = image.value(Role.VOLTAGE_L3_V);
            return;
        }
        double v12 = image.value(Role.VOLTAGE_L1_L2_V);
        double v23 = image.value(Role.VOLTAGE_L2_L3_V);
        double v31 = image.value(Role.VOLTAGE_L3_L1_V);
        into.voltageL1V = fromTriangle(v31, v12, v23);
        into.voltageL2V = fromTriangle(v12, v23, v31);
        into.voltageL3V = fromTriangle(v23, v31, v12);
    }

    /**
     * From a corner of the triangle of phases to its centre, which is the neutral unless the grid
     * is displaced: two thirds of the median.
     *
     * @param oneSide,otherSide the sides that meet in this corner
     */
    static double fromTriangle(double oneSide, double otherSide, double opposite) {
        double square = (2 * (oneSide * oneSide + otherSide * otherSide) - opposite * opposite) / 9;
        return square < 0 ? 0 : Math.sqrt(square);
    }

    private StageState state() {
        MapImage.Slot slot = image.slot(Role.STATE);
        if (slot == null || !slot.isRead() || slot.flaw() != Flaw.NONE) {
            return StageState.FAULT;
        }
        RegisterPoint point = slot.point();
        long bits = slot.bits();
        if (!point.areBits()) {
            String word = bits > Integer.MAX_VALUE ? null : point.words().get((int) bits);
            return word == null ? StageState.FAULT : named(word);
        }
        StageState worst = StageState.OFF;
        for (var entry : point.words().entrySet()) {
            if ((bits >> entry.getKey() & 1) == 1) {
                StageState told = named(entry.getValue());
                worst = told.ordinal() > worst.ordinal() ? told : worst;
            }
        }
        return worst;
    }

    private static StageState named(String word) {
        return switch (word) {
            case "off" -> StageState.OFF;
            case "standby" -> StageState.STANDBY;
            case "running" -> StageState.RUNNING;
            default -> StageState.FAULT;
        };
    }

    private long alarmBits() {
        long all = 0;
        for (Role role : ALARMS) {
            MapImage.Slot slot = image.slot(role);
            long bits = slot == null || slot.flaw() != Flaw.NONE ? 0 : slot.bits();
            if (slot != null && bits != 0) {
                for (var entry : slot.point().words().entrySet()) {
                    if ((bits >> entry.getKey() & 1) == 1) {
                        int known = ALARM_NAMES.indexOf(entry.getValue());
                        all |= 1L << (known < 0 ? MAKERS_ALARM : known);
                    }
                }
            }
        }
        return all;
    }

    @Override
    public String alarmNames() {
        var names = new ArrayList<String>();
        for (Role role : ALARMS) {
            MapImage.Slot slot = image.slot(role);
            long bits = slot == null || slot.flaw() != Flaw.NONE ? 0 : slot.bits();
            for (int i = 0; slot != null && i < 64; i++) {
                if ((bits >> i & 1) == 1) {
                    String name = slot.point().words().get(i);
                    names.add(name == null ? slot.point().name() + " bit " + i : name);
                }
            }
        }
        MapImage.Slot told = image.slot(Role.STATE);
        if (names.isEmpty() && told != null) {
            return "state register holds 0x%x and no alarm bit is set".formatted(told.bits());
        }
        return String.join(", ", names);
    }

    @Override
    public @Nullable String blindSpot(Measurement m) {
        if (Double.isNaN(m.acPowerW)) {
            return "ac_power_w";
        }
        if (Double.isNaN(m.frequencyHz)) {
            return "frequency_hz";
        }
        if (Double.isNaN(m.voltageL1V)
                || (threePhase && (Double.isNaN(m.voltageL2V) || Double.isNaN(m.voltageL3V)))) {
            return "phase voltages";
        }
        return m.state == StageState.RUNNING && Double.isNaN(m.dcVoltageV) ? "dc_voltage_v" : null;
    }

    @Override
    public @Nullable String implausible() {
        MapImage.Slot slot = image.firstWith(Flaw.SWAPPED_WORDS, PollClass.FAST);
        if (slot == null) {
            slot = image.firstWith(Flaw.OUT_OF_RANGE, PollClass.FAST);
        }
        return slot == null
                ? null
                : slot.point().name() + " " + slot.flaw().words() + ": " + slot.unjudged();
    }

    /** Everything of this is in the fast points. */
    @Override
    public void refreshControl(long deadlineNanos) {
        boolean local = isLocal();
        if (wasLocal && !local) {
            orders.lostControl();
        }
        wasLocal = local;
    }

    @Override
    public double heartbeat() {
        return image.value(Role.HEARTBEAT);
    }

    @Override
    public boolean isStill(long nowNanos) {
        return frozen.step(image.fingerprint(PollClass.FAST), nowNanos);
    }

    @Override
    public boolean isLocal() {
        return image.value(Role.LOCAL_CONTROL) > 0;
    }

    @Override
    public void refreshSlow(long deadlineNanos) throws ModbusException {
        image.refreshNextSlow(master, unit, deadlineNanos);
        MapImage.Slot search = image.slot(Role.ANTI_ISLANDING);
        if (search != null && search.point().poll() != PollClass.FAST) {
            image.refresh(search, master, unit, deadlineNanos); // discharge waits for it
        }
    }

    @Override
    public StageDetails details() {
        return new StageDetails(
                image.value(Role.IMPORTED_WH),
                image.value(Role.EXPORTED_WH),
                Double.NaN,
                Double.NaN,
                islandSearch());
    }

    private IslandSearch islandSearch() {
        MapImage.Slot slot = image.slot(Role.ANTI_ISLANDING);
        if (slot == null) {
            return IslandSearch.NOT_THERE;
        }
        if (!slot.isRead() || slot.flaw() != Flaw.NONE) {
            return IslandSearch.UNREADABLE;
        }
        long bits = slot.bits();
        RegisterPoint point = slot.point();
        if (point.areBits()) {
            return point.words().keySet().stream().allMatch(bit -> (bits >> bit & 1) == 1)
                    ? IslandSearch.ON
                    : IslandSearch.OFF;
        }
        String word = bits > Integer.MAX_VALUE ? null : point.words().get((int) bits);
        return "on".equals(word)
                ? IslandSearch.ON
                : "off".equals(word) ? IslandSearch.OFF : IslandSearch.UNREADABLE;
    }

    @Override
    public void apply(DriveOrder order, long rewriteNanos, long nowNanos, long deadlineNanos)
            throws ModbusException {
        orders.apply(order, state, rewriteNanos, nowNanos, deadlineNanos);
    }

    @Override
    public void beat(long deadlineNanos) throws ModbusException {
        orders.beat(deadlineNanos);
    }

    @Override
    public void resetAlarms(long deadlineNanos) throws ModbusException {
        orders.resetAlarms(deadlineNanos);
    }

    @Override
    public Held held(long deadlineNanos) throws ModbusException {
        return orders.held(deadlineNanos);
    }

    @Override
    public double heldPowerW() {
        return orders.heldPowerW();
    }
}
