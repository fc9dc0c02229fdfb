package org.tidegate.rig.converter;

/**
 * The device of the map {@code example-converter}: low word first, export is plus, a watchdog in
 * milliseconds that any access feeds, and a DC voltage that can be commanded.
 */
public final class ExampleConverterTwin extends PlainDevice {
    private static final int FIRST = 100;
    private static final int COUNT = 120;
    private static final double UNKNOWN_32 = Integer.MIN_VALUE;

    private double watchdogSeconds;
    private boolean deaf = true;

    public ExampleConverterTwin(ConverterModel model) {
        super(model, FIRST, COUNT);
        refresh();
    }

    @Override
    boolean isWritable(int address) {
        return address >= 200 && address <= 213;
    }

    @Override
    void accessed() {
        super.accessed();
        if (watchdogSeconds > 0) {
            model.power().feed(watchdogSeconds);
            model.reactive().feed(watchdogSeconds);
            model.dcMode().feed(watchdogSeconds);
        }
    }

    @Override
    void apply(int address) {
        switch (address) {
            case 201 -> setPoint(model.power(), 0.0 - long32(200));
            case 203 -> setPoint(model.reactive(), 0.0 - long32(202));
            case 204 -> setPoint(model.dcMode(), get(204));
            case 205, 206, 207, 208 ->
                    model.limitDc(
                            get(205) / 10.0, get(206) / 10.0, Math.min(get(207), get(208)) / 100.0);
            case 209 -> {
                if (faults().has(ConverterFault.FORGETS_WATCHDOG)) {
                    put(209, 0);
                }
                watchdogSeconds = get(209) / 1000.0;
            }
            case 210 -> model.controllerBeats(get(210));
            case 211 -> {
                if (!faults().has(ConverterFault.LOCAL_CONTROL) && !deaf) {
                    model.operate(get(211) == 1);
                }
            }
            case 212 -> {
                if (get(212) == 1) {
                    model.resetAlarms();
                    put(212, 0);
                }
            }
            case 213 -> deaf = get(213) != 1;
            default -> {}
        }
    }

    private void setPoint(SetPoint setPoint, double value) {
        setPoint.write(true, value, true, 0, watchdogSeconds);
    }

    private int long32(int address) {
        return get(address + 1) << 16 | get(address);
    }

    private void put32(int address, double value) {
        long bits = Math.round(value);
        boolean swapped = faults().has(ConverterFault.SWAPPED_WORDS);
        put(address, (short) (swapped ? bits >> 16 : bits));
        put(address + 1, (short) (swapped ? bits : bits >> 16));
    }

    @Override
    void refresh() {
        double nonsense = faults().has(ConverterFault.OUT_OF_RANGE) ? 3 : 1;
        double dcSign = faults().has(ConverterFault.DC_SIGN_TURNED) ? -1 : 1;
        put(
                100,
                switch (model.state()) {
                    case OFF -> 0;
                    case STARTING, STANDBY -> 1;
                    case RUNNING, THROTTLED -> 2;
                    case FAULT -> 9;
                });
        put(101, alarms());
        put(102, (double) (model.heartbeat() & 0xFFFF));
        put(103, faults().has(ConverterFault.LOCAL_CONTROL) ? 1 : 0);
        for (int phase = 1; phase <= 3; phase++) {
            put(103 + phase, measured(10 * model.voltageV(phase), 0xFFFF));
        }
        put32(107, measured(nonsense * 1000 * model.frequencyHz(), UNKNOWN_32));
        put32(109, measured(0.0 - model.acPowerW(), UNKNOWN_32));
        put32(111, measured(0.0 - model.reactivePowerVar(), UNKNOWN_32));
        put(113, 10 * model.dcVoltageV());
        put(114, 0.0 - dcSign * 100 * model.dcCurrentA());
        put32(115, 0.0 - dcSign * model.dcPowerW());
        put(117, 10 * model.temperatureC());
        put32(130, model.importedWh());
        put32(132, model.exportedWh());
        put(140, model.ratings().maxChargeW());
        put(141, model.ratings().maxDischargeW());
        put(142, model.ratings().maxApparentVa());
        put(143, model.ratings().maxDcVoltageV());
        put(144, model.ratings().maxDcCurrentA());
        double power = 0.0 - model.power().value;
        long held = Math.round(power);
        put(200, (short) held);
        put(201, (short) (held >> 16));
    }

    private int alarms() {
        long bits = model.alarmBits();
        int own = (bits >> 15 & 1) == 1 ? 1 << 4 : 0;
        own |= (bits >> 10 & 1) == 1 ? 1 : 0;
        own |= (bits >> 11 & 1) == 1 ? 2 : 0;
        own |= (bits >> 8 & 1) == 1 ? 4 : 0;
        return own | ((bits >> 9 & 1) == 1 ? 8 : 0);
    }
}
