package org.tidegate.hal.internal.sunspec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusException.Reason;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.der.Adoption;
import org.tidegate.hal.der.DerFinding;
import org.tidegate.hal.der.DerSettings;

/**
 * Holds one model of a device against its settings, and brings the device there. Curves are adopted
 * as SunSpec has it: written into a set that may be written, asked for by its number, awaited, and
 * read back from the first set, which is the one in force.
 */
final class Adopter {
    private static final int IN_PROGRESS = 0;
    private static final int COMPLETED = 1;
    private static final int READ_ONLY = 1;
    private static final int MOST_WRITTEN = 123;
    private static final int MOST_LOOKS = 200;
    private static final long LOOK_NANOS = 20_000_000;

    /** What the converter driver itself writes all the time is no setting. */
    private static final Set<String> LIVE =
            Set.of(
                    "WSetEna",
                    "WSetMod",
                    "WSet",
                    "WSetRvrt",
                    "WSetPct",
                    "WSetPctRvrt",
                    "WSetEnaRvrt",
                    "WSetRvrtTms",
                    "VarSetEna",
                    "VarSetMod",
                    "VarSetPri",
                    "VarSet",
                    "VarSetRvrt",
                    "VarSetPct",
                    "VarSetPctRvrt",
                    "VarSetEnaRvrt",
                    "VarSetRvrtTms");

    private final ModbusMaster master;
    private final int unit;
    private final LongConsumer pause;
    private final List<DerFinding> findings = new ArrayList<>();
    private int compared;

    Adopter(ModbusMaster master, int unit, LongConsumer pause) {
        this.master = master;
        this.unit = unit;
        this.pause = pause;
    }

    Adoption adoption() {
        return new Adoption(compared, findings);
    }

    void missing(DerSettings.Model settings) {
        note(
                settings.id(),
                "ID",
                Double.NaN,
                Double.NaN,
                "the device has no model " + settings.id());
    }

    /** Reads and compares; writes nothing. */
    void verify(DerSettings.Model settings, Model model, long deadlineNanos)
            throws ModbusException {
        model.refreshAll(master, unit, deadlineNanos);
        compare(settings, model);
    }

    /** Writes what differs, adopts, reads back. */
    void adopt(DerSettings.Model settings, Model model, long deadlineNanos) throws ModbusException {
        model.refreshAll(master, unit, deadlineNanos);
        String sets = setsOf(model.id);
        Map<String, ModelTable.Cell> cells = ModelTable.cells(model);
        int before = findings.size();
        if (!sets.isEmpty() && asksForCurve(settings, sets)) {
            adoptCurve(settings, model, cells, sets, deadlineNanos);
        }
        var plain = new LinkedHashMap<String, Long>();
        settings.raw()
                .forEach((path, raw) -> {
                    if (sets.isEmpty() || !path.startsWith(sets + "[")) {
                        plain.put(path, raw);
                    }
                });
        if (findings.size() == before) {
            // enabling comes last, so that an old curve is never in force under a new name
            write(model, cells, words(settings, model, cells, plain, "", ""), deadlineNanos);
            model.refreshAll(master, unit, deadlineNanos);
            compare(settings, model);
        }
    }

    private void adoptCurve(
            DerSettings.Model settings,
            Model model,
            Map<String, ModelTable.Cell> cells,
            String sets,
            long deadlineNanos)
            throws ModbusException {
        int target = writableSet(model, cells, sets);
        if (target < 0) {
            note(
                    model.id,
                    sets,
                    Double.NaN,
                    Double.NaN,
                    "the device has no curve that may be written");
            return;
        }
        var curve = new LinkedHashMap<String, Long>();
        settings.raw()
                .forEach((path, raw) -> {
                    if (path.startsWith(sets + "[0]")) {
                        curve.put(path, raw);
                    }
                });
        var words = words(settings, model, cells, curve, sets + "[0]", sets + "[" + target + "]");
        write(model, cells, words, deadlineNanos);
        if (target == 0) {
            return; // the device has one curve only, and it is in force at once
        }
        String kind = sets.equals("Ctl") ? "AdptCtl" : "AdptCrv";
        ModelTable.Cell request = cells.get(kind + "Req");
        ModelTable.Cell result = cells.get(kind + "Rslt");
        if (request == null || result == null) {
            note(
                    model.id,
                    kind + "Req",
                    Double.NaN,
                    Double.NaN,
                    "the model is too short to adopt curves");
            return;
        }
        if (put(
                model,
                request.offset(),
                new short[] {(short) (target + 1)},
                kind + "Req",
                deadlineNanos)) {
            await(model, result, deadlineNanos);
        }
    }

    private void await(Model model, ModelTable.Cell result, long deadlineNanos)
            throws ModbusException {
        double said = Double.NaN;
        for (int i = 0; i < MOST_LOOKS; i++) {
            model.refresh(master, unit, result.offset(), result.offset(), deadlineNanos);
            said = model.number(result.point(model.id));
            if (said != IN_PROGRESS) {
                break;
            }
            pause.accept(LOOK_NANOS);
        }
        if (said != COMPLETED) {
            note(
                    model.id,
                    result.path(),
                    COMPLETED,
                    said,
                    said == IN_PROGRESS
                            ? "the device is still busy adopting the curve"
                            : "the device refused the curve");
        }
    }

    /** A set behind the first one, which shows what is in force; -1 when there is none. */
    private static int writableSet(Model model, Map<String, ModelTable.Cell> cells, String sets) {
        for (int i = 1; i < 100; i++) {
            ModelTable.Cell readOnly = cells.get(sets + "[" + i + "].ReadOnly");
            if (readOnly == null) {
                break;
            }
            if (model.number(readOnly.point(model.id)) != READ_ONLY) {
                return i;
            }
        }
        ModelTable.Cell first = cells.get(sets + "[0].ReadOnly");
        boolean only = cells.get(sets + "[1].ReadOnly") == null;
        boolean free = first != null && model.number(first.point(model.id)) != READ_ONLY;
        return only && free ? 0 : -1;
    }

    private static boolean asksForCurve(DerSettings.Model settings, String sets) {
        return settings.raw().keySet().stream().anyMatch(path -> path.startsWith(sets + "[0]"));
    }

    /** What a model calls its sets; empty for models without. */
    private static String setsOf(int id) {
        return switch (id) {
            case 705, 706, 707, 708, 709, 710, 712 -> "Crv";
            case 711 -> "Ctl";
            default -> "";
        };
    }

    /** The words to write, by offset; notes what the device has no room or scale for. */
    private SortedMap<Integer, Short> words(
            DerSettings.Model settings,
            Model model,
            Map<String, ModelTable.Cell> cells,
            Map<String, Long> raw,
            String from,
            String to) {
        var words = new TreeMap<Integer, Short>();
        for (var entry : raw.entrySet()) {
            String path =
                    from.isEmpty() ? entry.getKey() : to + entry.getKey().substring(from.length());
            ModelTable.Cell cell = cells.get(path);
            if (!isAsked(model.id, entry.getKey())) {
                continue;
            }
            if (cell == null || cell.type() == null) {
                note(
                        model.id,
                        entry.getKey(),
                        entry.getValue(),
                        Double.NaN,
                        "the device has no room for it");
                continue;
            }
            if (!cell.writable()) {
                continue; // compared afterwards all the same
            }
            double value = value(settings, entry.getKey(), cell, cells, entry.getValue());
            if (Double.isNaN(model.scale(cell.point(model.id)))) {
                note(model.id, path, value, Double.NaN, "the device does not say how it is scaled");
                continue;
            }
            short[] encoded = new short[cell.words()];
            model.encode(cell.point(model.id), value, encoded, 0);
            for (int i = 0; i < encoded.length; i++) {
                words.put(cell.offset() + i, encoded[i]);
            }
        }
        return words;
    }

    /** Counts and scale factors describe the settings; the device has its own. */
    private static boolean isAsked(int model, String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        boolean describes =
                last.endsWith("_SF") || last.matches("NPt|NCrv|NCrvSet|NCtl|ReadOnly|L|ID");
        return !describes && !(model == Points.AC_CONTROLS && LIVE.contains(path));
    }

    /** In the point's own unit, with the scale factor that came with the settings. */
    private static double value(
            DerSettings.Model settings,
            String path,
            ModelTable.Cell cell,
            Map<String, ModelTable.Cell> cells,
            long raw) {
        if (cell.scaleOffset() == 0) {
            return raw;
        }
        String name = "";
        for (ModelTable.Cell each : cells.values()) {
            if (each.offset() == cell.scaleOffset()) {
                name = each.path();
            }
        }
        Long exponent = settings.raw().get(name);
        if (exponent == null) {
            throw new IllegalArgumentException(
                    settings.id() + "." + path + " comes without its scale factor " + name);
        }
        double scale = Math.pow(10, Math.abs((double) exponent));
        return exponent >= 0 ? raw * scale : raw / scale;
    }

    private void write(
            Model model,
            Map<String, ModelTable.Cell> cells,
            SortedMap<Integer, Short> words,
            long deadlineNanos)
            throws ModbusException {
        int enable = cells.containsKey("Ena") ? 2 : -1;
        Short enabled = words.remove(enable);
        var run = new ArrayList<Short>();
        int from = -1;
        for (var entry : words.entrySet()) {
            boolean joins = from >= 0 && entry.getKey() == from + run.size();
            if (!joins || run.size() == MOST_WRITTEN) {
                putRun(model, from, run, deadlineNanos);
                run.clear();
                from = entry.getKey();
            }
            run.add(entry.getValue());
        }
        putRun(model, from, run, deadlineNanos);
        if (enabled != null) {
            put(model, enable, new short[] {enabled}, "Ena", deadlineNanos);
        }
    }

    private void putRun(Model model, int from, List<Short> run, long deadlineNanos)
            throws ModbusException {
        if (!run.isEmpty()) {
            short[] values = new short[run.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = run.get(i);
            }
            put(
                    model,
                    from,
                    values,
                    "registers " + from + " to " + (from + values.length - 1),
                    deadlineNanos);
        }
    }

    private boolean put(Model model, int offset, short[] values, String what, long deadlineNanos)
            throws ModbusException {
        try {
            master.writeMultiple(
                    unit, model.address + offset, values.length, values, deadlineNanos);
            return true;
        } catch (ModbusException e) {
            if (e.reason() != Reason.REFUSED) {
                throw e;
            }
            note(
                    model.id,
                    what,
                    Double.NaN,
                    Double.NaN,
                    "refused with exception code " + e.exceptionCode());
            return false;
        }
    }

    private void compare(DerSettings.Model settings, Model model) {
        Map<String, ModelTable.Cell> cells = ModelTable.cells(model);
        for (var entry : new TreeMap<>(settings.raw()).entrySet()) {
            if (!isAsked(model.id, entry.getKey())) {
                continue;
            }
            ModelTable.Cell cell = cells.get(entry.getKey());
            compared++;
            if (cell == null || cell.type() == null) {
                note(
                        model.id,
                        entry.getKey(),
                        entry.getValue(),
                        Double.NaN,
                        "the device has no room for it");
                continue;
            }
            Point point = cell.point(model.id);
            double asked = value(settings, entry.getKey(), cell, cells, entry.getValue());
            double held = model.number(point);
            double step = model.scale(point);
            if (Double.isNaN(held)) {
                note(model.id, entry.getKey(), asked, held, "the device does not implement it");
            } else if (!(Math.abs(held - asked) <= 0.5 * step + 1e-9)) {
                note(
                        model.id,
                        entry.getKey(),
                        asked,
                        held,
                        "holds " + shown(held) + " instead of " + shown(asked));
            }
        }
    }

    private static String shown(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private void note(int model, String point, double asked, double held, @Nullable String reason) {
        findings.add(new DerFinding(model, point, asked, held, String.valueOf(reason)));
    }
}
