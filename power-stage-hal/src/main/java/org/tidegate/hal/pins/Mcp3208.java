package org.tidegate.hal.pins;

/**
 * A 12-bit converter with eight single-ended channels (MCP3204 and MCP3208 data sheet): start,
 * single-ended and three channel bits go out, twelve bits come back, 24 clocks in all.
 */
public final class Mcp3208 {
    private static final int CHANNELS = 8;
    private static final int STEPS = 4096;
    private static final int BYTES = 3;

    /** 90 conversions of 3 bytes stay in a page, and the bus free for other channels between. */
    private static final int BATCH = 90;

    private final double referenceV;
    private final SpiDevice.Batch single;
    private final SpiDevice.Batch many;

    public Mcp3208(SpiDevice bus, double referenceV) {
        this.referenceV = referenceV;
        this.single = bus.batch(1, BYTES);
        this.many = bus.batch(BATCH, BYTES);
    }

    /** One channel; closing it leaves the bus open. */
    public AnalogInput channel(int channel) {
        check(channel);
        return new AnalogInput() {
            @Override
            public double readV() {
                ask(single, channel);
                return single.run() ? volts(single, 0) : Double.NaN;
            }

            @Override
            public void close() {}
        };
    }

    /**
     * Fills the array with one conversion each, as fast as the bus allows.
     *
     * @return false if the bus refused
     */
    public boolean scan(int channel, double[] intoV) {
        check(channel);
        ask(many, channel);
        for (int from = 0; from < intoV.length; from += BATCH) {
            if (!many.run()) {
                return false;
            }
            for (int i = 0; i < BATCH && from + i < intoV.length; i++) {
                intoV[from + i] = volts(many, i);
            }
        }
        return true;
    }

    private static void check(int channel) {
        if (channel < 0 || channel >= CHANNELS) {
            throw new IllegalArgumentException("an MCP3208 has no channel " + channel);
        }
    }

    private static void ask(SpiDevice.Batch batch, int channel) {
        for (int i = 0; i < batch.transfers(); i++) {
            batch.send(i, 0, 0b0000_0110 | channel >> 2);
            batch.send(i, 1, (channel & 0b11) << 6);
        }
    }

    private double volts(SpiDevice.Batch batch, int transfer) {
        int steps = (batch.received(transfer, 1) & 0x0F) << 8 | batch.received(transfer, 2);
        return steps * referenceV / STEPS;
    }
}
