package org.tidegate.hal.internal.pi4j;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiBase;
import com.pi4j.io.spi.SpiConfig;
import com.pi4j.io.spi.SpiProvider;
import com.pi4j.io.spi.SpiProviderBase;
import org.tidegate.hal.pins.PinException;
import org.tidegate.hal.pins.Pins;
import org.tidegate.hal.pins.SpiDevice;

/** spidev. */
final class SpidevProvider extends SpiProviderBase implements SpiProvider {
    private final Pins pins;

    SpidevProvider(Pins pins) {
        super("tidegate-spi", "Tidegate SPI (spidev)");
        this.pins = pins;
    }

    @Override
    public int getPriority() {
        return Lines.PRIORITY;
    }

    @Override
    public Spi create(SpiConfig config) {
        var spi = new KernelSpi(this, config, pins);
        context.registry().add(spi);
        return spi;
    }

    private static final class KernelSpi extends SpiBase implements Spi {
        private final SpiDevice device;

        KernelSpi(SpiProvider provider, SpiConfig config, Pins pins) {
            super(provider, config);
            String path = "/dev/spidev" + config.bus().getBus() + "." + config.channel();
            try {
                device = pins.spi(path, config.mode().getMode(), config.baud());
            } catch (PinException e) {
                throw Lines.cannot(e);
            }
            isOpen = true;
        }

        @Override
        public int transfer(
                byte[] write, int writeOffset, byte[] read, int readOffset, int numberOfBytes) {
            SpiDevice.Batch batch = device.batch(1, numberOfBytes);
            for (int i = 0; i < numberOfBytes; i++) {
                batch.send(0, i, write[writeOffset + i]);
            }
            if (!batch.run()) {
                throw new IOException(id() + ": the bus refuses the transfer");
            }
            for (int i = 0; i < numberOfBytes; i++) {
                read[readOffset + i] = (byte) batch.received(0, i);
            }
            return numberOfBytes;
        }

        @Override
        public int read() {
            var one = new byte[1];
            read(one, 0, 1);
            return one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return transfer(new byte[length], 0, buffer, offset, length);
        }

        @Override
        public int write(byte value) {
            return write(new byte[] {value}, 0, 1);
        }

        @Override
        public int write(byte[] data, int offset, int length) {
            return transfer(data, offset, new byte[length], 0, length);
        }

        @Override
        public void writeThenRead(
                byte[] write,
                int writeOffset,
                int writeLength,
                int readDelayNanos,
                byte[] read,
                int readOffset,
                int readLength) {
            // One selection of the chip, as the devices that need this call expect.
            var out = new byte[writeLength + readLength];
            System.arraycopy(write, writeOffset, out, 0, writeLength);
            var in = new byte[out.length];
            transfer(out, 0, in, 0, out.length);
            System.arraycopy(in, writeLength, read, readOffset, readLength);
        }

        @Override
        public Spi shutdownInternal(Context context) {
            device.close();
            isOpen = false;
            return super.shutdownInternal(context);
        }
    }
}
