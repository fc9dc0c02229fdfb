package org.tidegate.rig.converter;

import com.ghgande.j2mod.modbus.procimg.DigitalIn;
import com.ghgande.j2mod.modbus.procimg.DigitalOut;
import com.ghgande.j2mod.modbus.procimg.FIFO;
import com.ghgande.j2mod.modbus.procimg.File;
import com.ghgande.j2mod.modbus.procimg.IllegalAddressException;
import com.ghgande.j2mod.modbus.procimg.InputRegister;
import com.ghgande.j2mod.modbus.procimg.ProcessImage;
import com.ghgande.j2mod.modbus.procimg.Register;

/**
 * A register map as j2mod wants to see it. j2mod sets the registers of one write one after the
 * other; here they are collected and applied together, so that a 32-bit set-point is never half
 * written.
 */
final class RegisterImage implements ProcessImage {
    private final RegisterDevice map;

    RegisterImage(RegisterDevice map) {
        this.map = map;
    }

    /** The registers of one request. */
    private final class Batch {
        final int address;
        final short[] values;
        int set;

        Batch(boolean input, int address, int count) {
            this.address = address;
            this.values = new short[count];
            try {
                map.read(input, address, count, values);
            } catch (Refusal _) {
                throw new IllegalAddressException();
            }
        }

        void set(int index, short value) {
            values[index] = value;
            set++;
            if (set == values.length) {
                try {
                    map.write(address, values.length, values);
                } catch (Refusal _) {
                    throw new IllegalAddressException();
                }
            }
        }
    }

    private record Cell(Batch batch, int index) implements Register {
        @Override
        public int getValue() {
            return toUnsignedShort();
        }

        @Override
        public int toUnsignedShort() {
            return batch.values[index] & 0xFFFF;
        }

        @Override
        public short toShort() {
            return batch.values[index];
        }

        @Override
        public byte[] toBytes() {
            short value = batch.values[index];
            return new byte[] {(byte) (value >> 8), (byte) value};
        }

        @Override
        public void setValue(int value) {
            batch.set(index, (short) value);
        }

        @Override
        public void setValue(short value) {
            batch.set(index, value);
        }

        @Override
        public void setValue(byte[] bytes) {
            batch.set(index, (short) (bytes[0] << 8 | (bytes[1] & 0xFF)));
        }
    }

    @Override
    public Register[] getRegisterRange(int address, int count) {
        var batch = new Batch(false, address, count);
        var cells = new Register[count];
        for (int i = 0; i < count; i++) {
            cells[i] = new Cell(batch, i);
        }
        return cells;
    }

    @Override
    public Register getRegister(int address) {
        return new Cell(new Batch(false, address, 1), 0);
    }

    @Override
    public int getRegisterCount() {
        return 65536;
    }

    @Override
    public InputRegister[] getInputRegisterRange(int address, int count) {
        var batch = new Batch(true, address, count);
        var cells = new InputRegister[count];
        for (int i = 0; i < count; i++) {
            cells[i] = new Cell(batch, i);
        }
        return cells;
    }

    @Override
    public InputRegister getInputRegister(int address) {
        return new Cell(new Batch(true, address, 1), 0);
    }

    @Override
    public int getInputRegisterCount() {
        return 65536;
    }

    @Override
    public DigitalOut[] getDigitalOutRange(int address, int count) {
        throw new IllegalAddressException();
    }

    @Override
    public DigitalOut getDigitalOut(int address) {
        throw new IllegalAddressException();
    }

    @Override
    public int getDigitalOutCount() {
        return 0;
    }

    @Override
    public DigitalIn[] getDigitalInRange(int address, int count) {
        throw new IllegalAddressException();
    }

    @Override
    public DigitalIn getDigitalIn(int address) {
        throw new IllegalAddressException();
    }

    @Override
    public int getDigitalInCount() {
        return 0;
    }

    @Override
    public File getFile(int number) {
        throw new IllegalAddressException();
    }

    @Override
    public File getFileByNumber(int number) {
        throw new IllegalAddressException();
    }

    @Override
    public int getFileCount() {
        return 0;
    }

    @Override
    public FIFO getFIFO(int number) {
        throw new IllegalAddressException();
    }

    @Override
    public FIFO getFIFOByAddress(int address) {
        throw new IllegalAddressException();
    }

    @Override
    public int getFIFOCount() {
        return 0;
    }
}
