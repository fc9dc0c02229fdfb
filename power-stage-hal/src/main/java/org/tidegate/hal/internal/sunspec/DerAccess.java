package org.tidegate.hal.internal.sunspec;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusException.Reason;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.der.Adoption;
import org.tidegate.hal.der.DerFinding;
import org.tidegate.hal.der.DerSettings;
import org.tidegate.hal.der.DerValue;

/** All models of one device. */
public final class DerAccess {
    private final ModbusMaster master;
    private final int unit;
    private final LongConsumer pause;
    private final List<Model> models;

    private DerAccess(ModbusMaster master, int unit, LongConsumer pause, List<Model> models) {
        this.master = master;
        this.unit = unit;
        this.pause = pause;
        this.models = models;
    }

    public static DerAccess open(
            ModbusMaster master, int unit, LongConsumer pause, long deadlineNanos)
            throws ModbusException {
        return new DerAccess(
                master, unit, pause, Chain.read(master, unit, Set.of(), deadlineNanos));
    }

    public List<Integer> models() {
        return models.stream().map(model -> model.id).toList();
    }

    public List<DerValue> values(long deadlineNanos) throws ModbusException {
        var values = new ArrayList<DerValue>();
        for (Model model : models) {
            if (!ModelTable.knows(model.id)) {
                continue;
            }
            model.refreshAll(master, unit, deadlineNanos);
            for (ModelTable.Cell cell : ModelTable.cells(model).values()) {
                boolean number = cell.type() != null;
                if (number || cell.words() > 1) {
                    values.add(
                            new DerValue(
                                    model.id,
                                    cell.path(),
                                    number ? model.number(cell.point(model.id)) : Double.NaN,
                                    number ? "" : model.text(cell.offset(), cell.words()),
                                    cell.writable()));
                }
            }
        }
        return values;
    }

    public Adoption verify(DerSettings settings, long deadlineNanos) throws ModbusException {
        var adopter = new Adopter(master, unit, pause);
        for (DerSettings.Model each : settings.models()) {
            Model model = find(each.id());
            if (model == null) {
                adopter.missing(each);
            } else {
                adopter.verify(each, model, deadlineNanos);
            }
        }
        return adopter.adoption();
    }

    public Adoption adopt(DerSettings settings, long deadlineNanos) throws ModbusException {
        var adopter = new Adopter(master, unit, pause);
        for (DerSettings.Model each : settings.models()) {
            Model model = find(each.id());
            if (model == null) {
                adopter.missing(each);
            } else {
                adopter.adopt(each, model, deadlineNanos);
            }
        }
        return adopter.adoption();
    }

    public Adoption write(int id, String path, double value, long deadlineNanos)
            throws ModbusException {
        Model model = find(id);
        ModelTable.Cell cell = model == null ? null : ModelTable.cells(model).get(path);
        if (model == null || cell == null || cell.type() == null) {
            return told(id, path, value, Double.NaN, "the device has no such point");
        }
        if (!cell.writable()) {
            return told(id, path, value, Double.NaN, "it may not be written");
        }
        model.refreshAll(master, unit, deadlineNanos);
        Point point = cell.point(id);
        if (Double.isNaN(model.scale(point))) {
            return told(id, path, value, Double.NaN, "the device does not say how it is scaled");
        }
        short[] words = new short[cell.words()];
        model.encode(point, value, words, 0);
        try {
            master.writeMultiple(
                    unit, model.address + cell.offset(), words.length, words, deadlineNanos);
        } catch (ModbusException e) {
            if (e.reason() != Reason.REFUSED) {
                throw e;
            }
            return told(id, path, value, Double.NaN, String.valueOf(e.getMessage()));
        }
        model.refresh(master, unit, cell.offset(), cell.offset() + words.length - 1, deadlineNanos);
        double held = model.number(point);
        return Math.abs(held - value) <= 0.5 * model.scale(point) + 1e-9
                ? new Adoption(1, List.of())
                : told(id, path, value, held, "holds " + held + " instead of " + value);
    }

    private static Adoption told(int model, String path, double asked, double held, String reason) {
        return new Adoption(1, List.of(new DerFinding(model, path, asked, held, reason)));
    }

    private @Nullable Model find(int id) {
        return models.stream().filter(model -> model.id == id).findFirst().orElse(null);
    }
}
