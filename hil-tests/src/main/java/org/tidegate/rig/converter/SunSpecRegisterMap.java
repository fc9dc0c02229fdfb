package org.tidegate.rig.converter;

import java.util.HashMap;
import java.util.Map;

/**
 * The converter model seen through SunSpec registers. SunSpec counts export as plus, so the sign
 * flips here and nowhere else in the twin. One lock guards registers and physics, so that a reader
 * never sees half of a 32-bit value.
 */
public final class SunSpecRegisterMap implements RegisterDevice {
    static final int ILLEGAL_ADDRESS = Refusal.ILLEGAL_ADDRESS;
    static final int ILLEGAL_VALUE = Refusal.ILLEGAL_VALUE;

    private static final int ABSENT = -1;
    private static final int END = 0xFFFF;
    private static final int PORT = 20;
    private static final int SIGNATURE = 0x5447;

    private final ConverterModel model;
    private final Registers registers;
    private final Map<Integer, Integer> starts = new HashMap<>();
    private final CurveModels curves;

    public SunSpecRegisterMap(ConverterModel model, MapLayout layout) {
        this.model = model;
        int count = 4;
        for (int id : layout.models()) {
            count += 2 + MapLayout.length(id);
        }
        registers = new Registers(layout.base(), count);
        registers.putText(layout.base(), 2, "SunS");
        int at = layout.base() + 2;
        for (int id : layout.models()) {
            registers.put(at, id);
            registers.put(at + 1, MapLayout.length(id));
            starts.put(id, at);
            at += 2 + MapLayout.length(id);
        }
        registers.put(at, END);
        fillFixed();
        curves = new CurveModels(registers, starts);
        refresh();
    }

    /** The converter behind the registers; step it through {@link #advance} only. */
    public ConverterModel model() {
        return model;
    }

    @Override
    public FaultPanel faults() {
        return model.faults();
    }

    @Override
    public synchronized void advance(double seconds) {
        model.step(seconds);
    }

    /** The hardware line, in the same order of things as the bus. */
    public synchronized void blockGates(boolean blocked) {
        model.blockGates(blocked);
    }

    /** Address of a model's ID register, or -1. */
    public int start(int id) {
        return starts.getOrDefault(id, ABSENT);
    }

    /** The curves and trip points, to break them. */
    public CurveModels curves() {
        return curves;
    }

    /** Current content, for tests that look at the raw registers. */
    public synchronized int raw(int address) {
        refresh();
        return registers.get(address);
    }

    /** Overwrites one register, to play a device that is built differently. */
    public synchronized void poke(int address, int value) {
        registers.put(address, value);
    }

    @Override
    public synchronized void read(boolean input, int address, int count, short[] into)
            throws Refusal {
        if (input) {
            throw new Refusal(Refusal.ILLEGAL_FUNCTION);
        }
        if (!registers.holds(address, count)) {
            throw new Refusal(ILLEGAL_ADDRESS);
        }
        model.accessed();
        curves.readAt(address, count);
        refresh();
        System.arraycopy(registers.words, address - registers.base, into, 0, count);
    }

    @Override
    public synchronized void write(int address, int count, short[] values) throws Refusal {
        for (int i = 0; i < count; i++) {
            if (!registers.holds(address + i, 1) || !isWritable(address + i)) {
                throw new Refusal(ILLEGAL_ADDRESS);
            }
        }
        model.accessed();
        if (model.faults().has(ConverterFault.REFUSES_WRITES)) {
            throw new Refusal(ILLEGAL_VALUE);
        }
        if (model.faults().has(ConverterFault.IGNORES_WRITES)) {
            return;
        }
        refresh();
        System.arraycopy(values, 0, registers.words, address - registers.base, count);
        apply(address, address + count);
    }

    private boolean isWritable(int address) {
        for (var entry : starts.entrySet()) {
            int offset = address - entry.getValue();
            if (offset >= 0 && offset < 2 + MapLayout.length(entry.getKey())) {
                return CurveModels.IDS.contains(entry.getKey())
                        ? curves.isWritable(entry.getKey(), offset)
                        : isWritable(entry.getKey(), offset);
            }
        }
        return false;
    }

    private static boolean isWritable(int id, int offset) {
        return switch (id) {
            case MapLayout.COMMON -> offset == 66;
            case MapLayout.CAPACITY -> offset >= 26 && offset <= 44;
            case MapLayout.ENTER_SERVICE -> offset >= 2 && offset <= 14;
            case MapLayout.AC_CONTROLS ->
                    switch (offset) {
                        case 0, 1, 6, 7, 12, 13, 20, 21, 33, 34, 47, 48 -> false;
                        default -> offset < 53 || offset > 58;
                    };
            case MapLayout.CONTROL -> offset >= 5 && offset <= 8;
            case MapLayout.DC_CONTROL -> offset >= 4 && offset <= 10;
            default -> false;
        };
    }

    // ---- from registers to the model ----

    private void apply(int from, int to) {
        int ac = start(MapLayout.AC_CONTROLS);
        if (ac != ABSENT && touches(from, to, ac + 22, ac + 33)) {
            boolean watts = registers.get(ac + 23) == 1;
            double percentW = model.ratings().maxApparentVa() / 1000; // one step is 0.1 %
            double exportW =
                    watts ? registers.get32(ac + 24) : (short) registers.get(ac + 28) * percentW;
            double exportAfterW =
                    watts ? registers.get32(ac + 26) : (short) registers.get(ac + 29) * percentW;
            if (model.faults().has(ConverterFault.FORGETS_WATCHDOG)) {
                registers.put32(ac + 31, 0);
            }
            model.power()
                    .write(
                            registers.get(ac + 22) == 1,
                            0.0 - exportW,
                            registers.get(ac + 30) == 1,
                            0.0 - exportAfterW,
                            registers.get32(ac + 31));
        }
        if (ac != ABSENT && touches(from, to, ac + 35, ac + 47)) {
            model.reactive()
                    .write(
                            registers.get(ac + 35) == 1,
                            0.0 - registers.get32(ac + 38),
                            registers.get(ac + 44) == 1,
                            0.0 - registers.get32(ac + 40),
                            registers.get32(ac + 45));
        }
        curves.written(from, to);
        int control = start(MapLayout.CONTROL);
        if (control != ABSENT) {
            applyControl(control, from, to);
        }
        int dc = start(MapLayout.DC_CONTROL);
        if (dc != ABSENT && touches(from, to, dc + 4, dc + 11)) {
            model.dcMode()
                    .write(
                            true,
                            registers.get(dc + 4),
                            true,
                            registers.get(dc + 8),
                            registers.get32(dc + 9));
            model.limitDc(
                    registers.get(dc + 5) / 10.0,
                    registers.get(dc + 6) / 10.0,
                    registers.get(dc + 7) / 100.0);
        }
    }

    private void applyControl(int control, int from, int to) {
        if (touches(from, to, control + 5, control + 7)) {
            model.controllerBeats(registers.get32(control + 5) & 0xFFFF_FFFFL);
        }
        if (touches(from, to, control + 7, control + 8) && registers.get(control + 7) == 1) {
            model.resetAlarms();
            registers.put(control + 7, 0);
        }
        boolean local = model.faults().has(ConverterFault.LOCAL_CONTROL);
        if (touches(from, to, control + 8, control + 9) && !local) {
            switch (registers.get(control + 8)) {
                case 0, 2 -> model.operate(false);
                case 1, 3 -> model.operate(true);
                default -> {}
            }
        }
    }

    private static boolean touches(int from, int to, int first, int end) {
        return from < end && to > first;
    }

    // ---- from the model to registers ----

    private void refresh() {
        if (model.faults().has(ConverterFault.FROZEN_VALUES)) {
            return;
        }
        refreshAc();
        refreshSetPoints();
        refreshDc();
        int control = start(MapLayout.CONTROL);
        if (control != ABSENT) {
            registers.put(control + 2, model.faults().has(ConverterFault.LOCAL_CONTROL) ? 1 : 0);
            registers.put32(control + 3, model.heartbeat());
        }
        int enter = start(MapLayout.ENTER_SERVICE);
        if (enter != ABSENT) {
            registers.putUnsigned32(enter + 15, Math.ceil(model.enterServiceSeconds()));
        }
    }

    private double measured(double value) {
        return model.faults().has(ConverterFault.NAN_VALUES) ? Double.NaN : value;
    }

    private void refreshAc() {
        int at = start(MapLayout.AC);
        if (at == ABSENT) {
            return;
        }
        boolean on = model.state() != ConverterModel.State.OFF;
        registers.put(at + 3, on ? 1 : 0);
        registers.put(at + 4, model.state().code);
        registers.put(at + 5, model.state() == ConverterModel.State.FAULT ? 0 : 1);
        registers.put32(at + 6, model.alarmBits());
        double exportW = 0.0 - model.acPowerW();
        double injectedVar = 0.0 - model.reactivePowerVar();
        double va = Math.hypot(exportW, injectedVar);
        double meanV = (model.voltageV(1) + model.voltageV(2) + model.voltageV(3)) / 3;
        double amps = meanV > 1 ? va / meanV : 0;
        registers.putSigned(at + 10, measured(exportW));
        registers.putSigned(at + 11, measured(va));
        registers.putSigned(at + 12, measured(injectedVar));
        registers.putSigned(at + 13, measured(va > 1 ? 1000 * exportW / va : 1000));
        registers.putSigned(at + 14, measured(100 * amps));
        registers.putUnsigned(at + 15, measured(100 * meanV * Math.sqrt(3)));
        registers.putUnsigned(at + 16, measured(100 * meanV));
        double nonsense = model.faults().has(ConverterFault.OUT_OF_RANGE) ? 3 : 1;
        registers.putUnsigned32(at + 17, measured(nonsense * 1000 * model.frequencyHz()));
        if (model.faults().has(ConverterFault.SWAPPED_WORDS)) {
            int high = registers.get(at + 17);
            registers.put(at + 17, registers.get(at + 18));
            registers.put(at + 18, high);
        }
        registers.put64(at + 19, (long) model.exportedWh());
        registers.put64(at + 23, (long) model.importedWh());
        registers.putSigned(at + 37, measured(10 * model.temperatureC()));
        for (int phase = 1; phase <= 3; phase++) {
            int block = at + 41 + 23 * (phase - 1);
            registers.putSigned(block, measured(exportW / 3));
            registers.putSigned(block + 1, measured(va / 3));
            registers.putSigned(block + 2, measured(injectedVar / 3));
            registers.putSigned(block + 4, measured(100 * amps / 3));
            registers.putUnsigned(block + 6, measured(100 * model.voltageV(phase)));
        }
    }

    private void refreshSetPoints() {
        int at = start(MapLayout.AC_CONTROLS);
        if (at == ABSENT) {
            return;
        }
        registers.put(at + 22, model.power().enabled ? 1 : 0);
        registers.put32(at + 24, Math.round(0.0 - model.power().value));
        registers.putUnsigned32(at + 33, Math.ceil(model.power().remainingSeconds()));
        registers.put(at + 35, model.reactive().enabled ? 1 : 0);
        registers.put32(at + 38, Math.round(0.0 - model.reactive().value));
        registers.putUnsigned32(at + 47, Math.ceil(model.reactive().remainingSeconds()));
    }

    private void refreshDc() {
        int at = start(MapLayout.DC);
        if (at != ABSENT) {
            double sign = model.faults().has(ConverterFault.DC_SIGN_TURNED) ? -1 : 1;
            double exportA = 0.0 - sign * model.dcCurrentA();
            double exportW = 0.0 - sign * model.dcPowerW();
            registers.putSigned(at + 5, measured(100 * exportA));
            registers.putSigned(at + 6, measured(exportW));
            int port = at + PORT;
            registers.putSigned(port + 10, measured(100 * exportA));
            registers.putUnsigned(port + 11, measured(10 * model.dcVoltageV()));
            registers.putSigned(port + 12, measured(exportW));
            registers.put64(port + 13, (long) model.dcDischargedWh());
            registers.put64(port + 17, (long) model.dcChargedWh());
            registers.putSigned(port + 21, measured(10 * model.temperatureC()));
            registers.put(port + 22, model.state() == ConverterModel.State.RUNNING ? 1 : 0);
        }
        int dc = start(MapLayout.DC_CONTROL);
        if (dc != ABSENT) {
            registers.put(dc + 4, (int) model.dcMode().effective());
            registers.putUnsigned32(dc + 11, Math.ceil(model.dcMode().remainingSeconds()));
        }
    }

    // ---- what never changes ----

    private void fillFixed() {
        int common = start(MapLayout.COMMON);
        if (common != ABSENT) {
            registers.putText(common + 2, 16, "Tidegate");
            registers.putText(common + 18, 16, "Converter twin");
            registers.putText(common + 42, 8, "1");
            registers.putText(common + 50, 16, "TWIN-0001");
            registers.put(common + 66, 1);
            registers.put(common + 67, Registers.NOT_IMPLEMENTED_16);
        }
        fillAc();
        fillCapacity();
        fillControls();
        fillDc();
    }

    private void fillAc() {
        int at = start(MapLayout.AC);
        if (at == ABSENT) {
            return;
        }
        registers.put(at + 2, 2);
        registers.put32(at + 8, 1);
        for (int offset : new int[] {35, 36, 38, 39, 40, 44, 67, 90}) {
            registers.put(at + offset, Registers.NOT_IMPLEMENTED_16);
        }
        for (int offset : new int[] {46, 69, 92, 110}) {
            registers.put(at + offset, Registers.NOT_IMPLEMENTED_U16);
        }
        for (int offset : new int[] {27, 31, 48, 52, 56, 60, 71, 75, 79, 83, 94, 98, 102, 106}) {
            registers.put64(at + offset, -1);
        }
        registers.put32(at + 111, -1);
        int[] scales = {-2, -2, -3, 0, -3, 0, 0, 0, Registers.NOT_IMPLEMENTED_16, -1};
        for (int i = 0; i < scales.length; i++) {
            registers.put(at + 113 + i, scales[i]);
        }
    }

    private void fillCapacity() {
        int at = start(MapLayout.CAPACITY);
        if (at != ABSENT) {
            for (int offset = 2; offset <= 44; offset++) {
                registers.put(at + offset, Registers.NOT_IMPLEMENTED_U16);
            }
            ConverterRatings r = model.ratings();
            double discharge = r.maxDischargeW();
            double[] rated = {discharge, r.maxApparentVa(), r.maxChargeW(), discharge};
            int[] rating = {2, 7, 10, 11};
            int[] setting = {26, 31, 34, 35};
            for (int i = 0; i < rated.length; i++) {
                registers.putUnsigned(at + rating[i], rated[i]);
                registers.putUnsigned(at + setting[i], rated[i]);
            }
            registers.putUnsigned(at + 14, 10 * r.nominalVoltageV());
            registers.putUnsigned(at + 38, 10 * r.nominalVoltageV());
            int[] scales = {0, -3, 0, 0, -1, -2, Registers.NOT_IMPLEMENTED_16};
            for (int i = 0; i < scales.length; i++) {
                registers.put(at + 45 + i, scales[i]);
            }
        }
        int enter = start(MapLayout.ENTER_SERVICE);
        if (enter != ABSENT) {
            double hz = model.ratings().nominalFrequencyHz();
            registers.put(enter + 2, 1);
            registers.put(enter + 3, 1120);
            registers.put(enter + 4, 850);
            registers.putUnsigned32(enter + 5, 1000 * (hz + 2));
            registers.putUnsigned32(enter + 7, 1000 * (hz - 2));
            registers.putUnsigned32(enter + 9, model.ratings().enterServiceSeconds());
            registers.put32(enter + 11, 0);
            registers.put32(enter + 13, 0);
            registers.put(enter + 17, -1);
            registers.put(enter + 18, -3);
        }
    }

    private void fillControls() {
        int at = start(MapLayout.AC_CONTROLS);
        if (at != ABSENT) {
            registers.put(at + 49, 545); // percent of maximum per second: 60 kW/s of 11 kW
            registers.put(at + 50, 1);
            registers.put(at + 51, Registers.NOT_IMPLEMENTED_U16);
            registers.put(at + 52, 1);
            int[] scales = {-3, -1, 0, -1, 0, -1};
            for (int i = 0; i < scales.length; i++) {
                registers.put(at + 53 + i, scales[i]);
            }
        }
        int storage = start(MapLayout.STORAGE);
        if (storage != ABSENT) {
            for (int offset = 2; offset <= 6; offset++) {
                registers.put(storage + offset, Registers.NOT_IMPLEMENTED_U16);
            }
            registers.put(storage + 7, Registers.NOT_IMPLEMENTED_16);
            registers.put(storage + 8, Registers.NOT_IMPLEMENTED_16);
        }
    }

    private void fillDc() {
        int at = start(MapLayout.DC);
        if (at != ABSENT) {
            registers.put(at + 4, 1);
            int[] scales = {-2, -1, 0, 0, -1};
            for (int i = 0; i < scales.length; i++) {
                registers.put(at + 15 + i, scales[i]);
            }
            registers.put(at + PORT, 2);
            registers.put(at + PORT + 1, 1);
            registers.putText(at + PORT + 2, 8, "EV");
        }
        int dc = start(MapLayout.DC_CONTROL);
        if (dc != ABSENT) {
            registers.put(dc + 2, SIGNATURE);
            registers.put(dc + 3, 1);
            registers.putUnsigned(dc + 13, 10 * model.ratings().maxDcVoltageV());
            registers.putUnsigned(dc + 14, 100 * model.ratings().maxDcCurrentA());
            registers.put(dc + 15, -1);
            registers.put(dc + 16, -2);
        }
    }
}
