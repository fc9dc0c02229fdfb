package org.tidegate.rig.site;

import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.procimg.SimpleInputRegister;
import com.ghgande.j2mod.modbus.procimg.SimpleProcessImage;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import com.ghgande.j2mod.modbus.util.SerialParameters;
import java.io.IOException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.tidegate.rig.FreePort;

/** A three-phase meter (unit 1) and an insulation monitor (unit 2) behind j2mod's slave. */
public final class MeterSlave implements AutoCloseable {
    private static final int METER_REGISTERS = 80;

    private final SimpleInputRegister[] meter = new SimpleInputRegister[METER_REGISTERS];
    private final SimpleRegister[] monitor = new SimpleRegister[5];
    private final ModbusSlave slave;
    private final int port;
    private int beat;

    /** On loopback. */
    public MeterSlave() throws IOException, ModbusException {
        this(null);
    }

    /**
     * @param line serial line with Modbus RTU at 19200 Bd; null for Modbus TCP on loopback
     */
    MeterSlave(@Nullable String line) throws IOException, ModbusException {
        var meterImage = new SimpleProcessImage(1);
        for (int i = 0; i < meter.length; i++) {
            meter[i] = new SimpleInputRegister(0);
            meterImage.addInputRegister(i, meter[i]);
        }
        var monitorImage = new SimpleProcessImage(2);
        for (int i = 0; i < monitor.length; i++) {
            monitor[i] = new SimpleRegister(0);
            monitorImage.addRegister(i, monitor[i]);
        }
        port = FreePort.find();
        slave =
                line == null
                        ? ModbusSlaveFactory.createTCPSlave(
                                InetAddress.getLoopbackAddress(), port, 4, false)
                        : ModbusSlaveFactory.createSerialSlave(serial(line));
        slave.addProcessImage(1, meterImage);
        slave.addProcessImage(2, monitorImage);
        reads(0);
        insulation(1_000, false);
        slave.open();
    }

    private static SerialParameters serial(String line) {
        var serial = new SerialParameters();
        serial.setPortName(line);
        serial.setBaudRate(19_200);
        serial.setDatabits(8);
        serial.setParity("Even");
        serial.setStopbits(1);
        serial.setEncoding("rtu");
        serial.setEcho(false);
        return serial;
    }

    public int port() {
        return port;
    }

    /** Plus is taken from the grid; the energy registers follow by a little. */
    public void reads(double powerW) {
        for (int i = 0; i < 3; i++) {
            put(2 * i, 230 + 0.01f * (beat % 7));
            put(12 + 2 * i, (float) (powerW / 3));
        }
        put(52, (float) powerW);
        put(70, 50);
        beat++;
        put(72, 1_000);
        put(74, 1_000);
    }

    public void insulation(int kiloOhm, boolean alarm) {
        monitor[0].setValue(0);
        monitor[1].setValue(kiloOhm);
        monitor[2].setValue(0);
        monitor[3].setValue(kiloOhm);
        monitor[4].setValue(alarm ? 1 : 0);
    }

    private void put(int address, float value) {
        int bits = Float.floatToIntBits(value);
        meter[address].setValue(bits >>> 16);
        meter[address + 1].setValue(bits & 0xFFFF);
    }

    /** Nobody answers any more. */
    void dies() {
        ModbusSlaveFactory.close(slave);
    }

    @Override
    public void close() {
        dies();
    }
}
