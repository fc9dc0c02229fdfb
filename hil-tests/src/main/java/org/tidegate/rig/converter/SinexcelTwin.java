package org.tidegate.rig.converter;

/**
 * What is publicly known of a Sinexcel PWS: 16-bit registers, steps of 100 W, state in bits,
 * voltages between the phases, and separate registers to start and to stop. It holds its last
 * set-point for ever when nobody asks any more.
 */
public final class SinexcelTwin extends PlainDevice {
    public SinexcelTwin(ConverterModel model) {
        super(model, 0, 900);
        refresh();
    }

    @Override
    boolean isWritable(int address) {
        return switch (address) {
            case 135, 136, 327, 328, 650, 651, 652, 653, 654, 655, 811, 812, 813, 814 -> true;
            default -> address >= 768 && address <= 800;
        };
    }

    @Override
    void apply(int address) {
        boolean local = faults().has(ConverterFault.LOCAL_CONTROL);
        switch (address) {
            case 135 -> model.power().write(true, 0.0 - 100.0 * (short) get(135), true, 0, 0);
            case 136 -> model.reactive().write(true, 0.0 - 100.0 * (short) get(136), true, 0, 0);
            case 650 -> {
                if (!local) {
                    model.operate(true);
                }
            }
            case 651 -> model.operate(false);
            case 652 -> model.resetAlarms();
            default -> {}
        }
    }

    @Override
    void refresh() {
        double nonsense = faults().has(ConverterFault.OUT_OF_RANGE) ? 3 : 1;
        double dcSign = faults().has(ConverterFault.DC_SIGN_TURNED) ? -1 : 1;
        put(
                32,
                switch (model.state()) {
                    case FAULT -> 1;
                    case RUNNING, THROTTLED -> 1 << 2 | 1 << 3;
                    case STARTING, STANDBY -> 1 << 7;
                    case OFF -> 0;
                });
        long alarms = model.alarmBits();
        int grid = (alarms >> 10 & 1) == 1 ? 1 : 0;
        grid |= (alarms >> 11 & 1) == 1 ? 2 : 0;
        grid |= (alarms >> 8 & 1) == 1 ? 4 : 0;
        grid |= (alarms >> 9 & 1) == 1 ? 8 : 0;
        put(36, grid);
        put(37, (alarms >> 15 & 1) == 1 ? 1 : 0);
        put(101, 10 * between(1, 2));
        put(102, 10 * between(2, 3));
        put(103, 10 * between(3, 1));
        put(107, nonsense * 100 * model.frequencyHz());
        put(122, (0.0 - model.acPowerW()) / 10);
        put(123, (0.0 - model.reactivePowerVar()) / 10);
        put(124, Math.hypot(model.acPowerW(), model.reactivePowerVar()) / 10);
        put(135, (0.0 - model.power().value) / 100);
        put(141, (0.0 - dcSign * model.dcPowerW()) / 10);
        put(142, 10 * model.dcVoltageV());
        put(143, 0.0 - dcSign * 10 * model.dcCurrentA());
    }

    /** 120 degrees apart. */
    private double between(int phase, int other) {
        double a = model.voltageV(phase);
        double b = model.voltageV(other);
        return Math.sqrt(a * a + b * b + a * b);
    }
}
