package org.tidegate.rig.converter;

/**
 * A converter twin behind a maker's own flat register map. Which register means what is written
 * down in the subclasses once more, independently of the driver's map files.
 */
abstract class PlainDevice implements RegisterDevice {
    final ConverterModel model;
    private final short[] words;
    private final int first;

    /**
     * @param first,count the registers that exist
     */
    PlainDevice(ConverterModel model, int first, int count) {
        this.model = model;
        this.first = first;
        this.words = new short[count];
    }

    /** From the physics to the registers. */
    abstract void refresh();

    /** From written registers to the physics. */
    abstract void apply(int address) throws Refusal;

    abstract boolean isWritable(int address);

    public final ConverterModel model() {
        return model;
    }

    @Override
    public final FaultPanel faults() {
        return model.faults();
    }

    /** The hardware line, in the same order of things as the bus. */
    public final synchronized void blockGates(boolean blocked) {
        model.blockGates(blocked);
    }

    @Override
    public final synchronized void advance(double seconds) {
        model.step(seconds);
    }

    @Override
    public final synchronized void read(boolean input, int address, int count, short[] into)
            throws Refusal {
        if (input) {
            throw new Refusal(Refusal.ILLEGAL_FUNCTION);
        }
        if (address < first || address + count > first + words.length) {
            throw new Refusal(Refusal.ILLEGAL_ADDRESS);
        }
        accessed();
        if (!faults().has(ConverterFault.FROZEN_VALUES)) {
            refresh();
        }
        System.arraycopy(words, address - first, into, 0, count);
    }

    @Override
    public final synchronized void write(int address, int count, short[] values) throws Refusal {
        for (int i = 0; i < count; i++) {
            boolean exists = address + i >= first && address + i < first + words.length;
            if (!exists || !isWritable(address + i)) {
                throw new Refusal(Refusal.ILLEGAL_ADDRESS);
            }
        }
        accessed();
        if (faults().has(ConverterFault.REFUSES_WRITES)) {
            throw new Refusal(Refusal.ILLEGAL_VALUE);
        }
        if (faults().has(ConverterFault.IGNORES_WRITES)) {
            return;
        }
        System.arraycopy(values, 0, words, address - first, count);
        for (int i = 0; i < count; i++) {
            apply(address + i);
        }
    }

    void accessed() {
        model.accessed();
    }

    /** Current content, for tests that look at the raw registers. */
    public final synchronized int raw(int address) {
        refresh();
        return get(address);
    }

    final int get(int address) {
        return words[address - first] & 0xFFFF;
    }

    final void put(int address, double value) {
        words[address - first] = (short) Math.round(value);
    }

    final double measured(double value, double whenUnknown) {
        return faults().has(ConverterFault.NAN_VALUES) ? whenUnknown : value;
    }
}
