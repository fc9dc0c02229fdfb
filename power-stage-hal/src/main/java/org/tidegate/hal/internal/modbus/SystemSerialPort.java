package org.tidegate.hal.internal.modbus;

import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.tidegate.hal.SerialLine;
import org.tidegate.hal.SerialPort;

/** A serial port of this machine, through jSerialComm. */
public final class SystemSerialPort implements SerialPort {
    /** A driver that never empties its buffer must not hold the bus for ever. */
    private static final long LONGEST_DRAIN_NANOS = 500_000_000;

    private final SerialLine line;
    private final byte[] lump = new byte[1024];
    private com.fazecast.jSerialComm.@Nullable SerialPort open;

    public SystemSerialPort(SerialLine line) {
        this.line = line;
    }

    @Override
    public void open() throws IOException {
        if (open != null) {
            return;
        }
        Path device = Path.of(line.device());
        if (!Files.exists(device)) {
            throw new IOException(
                    "there is no " + device + "; plug the adapter in, or correct the name");
        }
        if (!Files.isReadable(device) || !Files.isWritable(device)) {
            throw new IOException(
                    "no permission for " + device + "; add the user to the group that owns it");
        }
        com.fazecast.jSerialComm.SerialPort port = named(device);
        port.setComPortParameters(line.baud(), 8, stopBits(), parity());
        port.setFlowControl(com.fazecast.jSerialComm.SerialPort.FLOW_CONTROL_DISABLED);
        port.setComPortTimeouts(com.fazecast.jSerialComm.SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
        if (line.direction() == SerialLine.Direction.KERNEL) {
            port.setRs485ModeParameters(true, true, false, false, 0, 0);
        }
        if (!port.openPort(0)) {
            throw new IOException(
                    "%s cannot be opened, error %d; it may be in use, or be no serial port"
                            .formatted(device, port.getLastErrorCode()));
        }
        if (line.direction() == SerialLine.Direction.RTS) {
            port.clearRTS();
        }
        open = port;
    }

    private static com.fazecast.jSerialComm.SerialPort named(Path device) throws IOException {
        try {
            // links such as /dev/serial/by-id are followed here; jSerialComm wants the node itself
            return com.fazecast.jSerialComm.SerialPort.getCommPort(device.toRealPath().toString());
        } catch (SerialPortInvalidPortException e) {
            throw new IOException(device + " is no serial port", e);
        } catch (LinkageError e) {
            throw new IOException(
                    "the serial library cannot be loaded ("
                            + e.getMessage()
                            + "); set -DjSerialComm.library.path to a directory that may hold"
                            + " programs",
                    e);
        }
    }

    private int stopBits() {
        return line.stopBits() == 2
                ? com.fazecast.jSerialComm.SerialPort.TWO_STOP_BITS
                : com.fazecast.jSerialComm.SerialPort.ONE_STOP_BIT;
    }

    private int parity() {
        return switch (line.parity()) {
            case NONE -> com.fazecast.jSerialComm.SerialPort.NO_PARITY;
            case EVEN -> com.fazecast.jSerialComm.SerialPort.EVEN_PARITY;
            case ODD -> com.fazecast.jSerialComm.SerialPort.ODD_PARITY;
        };
    }

    @Override
    public void write(byte[] bytes, int count) throws IOException {
        com.fazecast.jSerialComm.SerialPort port = opened();
        boolean rts = line.direction() == SerialLine.Direction.RTS;
        if (rts) {
            port.setRTS();
        }
        int written = port.writeBytes(bytes, count);
        if (rts) {
            drain(port, count);
            port.clearRTS();
        }
        if (written != count) {
            throw new IOException("%d of %d bytes written".formatted(Math.max(0, written), count));
        }
    }

    /** The last bit must be out before the driver lets go of the line. */
    private void drain(com.fazecast.jSerialComm.SerialPort port, int count) {
        long most = LONGEST_DRAIN_NANOS;
        LockSupport.parkNanos(Math.min(most, count * line.characterNanos()));
        while (port.bytesAwaitingWrite() > 0 && most > 0) {
            LockSupport.parkNanos(line.characterNanos());
            most -= line.characterNanos();
        }
    }

    @Override
    public int read(byte[] into, int offset, int most) throws IOException {
        com.fazecast.jSerialComm.SerialPort port = opened();
        int wanted = Math.min(most, lump.length);
        int read = port.readBytes(lump, wanted);
        if (read < 0) {
            throw new IOException(
                    "%s is gone, error %d".formatted(line.device(), port.getLastErrorCode()));
        }
        System.arraycopy(lump, 0, into, offset, read);
        return read;
    }

    @Override
    public void pause(long nanos) {
        LockSupport.parkNanos(nanos);
    }

    @Override
    public String name() {
        return line.device();
    }

    @Override
    public void close() {
        if (open != null) {
            open.closePort();
        }
        open = null;
    }

    private com.fazecast.jSerialComm.SerialPort opened() throws IOException {
        com.fazecast.jSerialComm.SerialPort port = open;
        if (port == null) {
            throw new IOException(line.device() + " is closed");
        }
        return port;
    }
}
