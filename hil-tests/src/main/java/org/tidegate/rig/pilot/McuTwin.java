package org.tidegate.rig.pilot;

import java.util.ArrayDeque;
import org.tidegate.hal.SafetySample;
import org.tidegate.pilot.PilotSample;
import org.tidegate.pilot.frontend.SerialPort;
import org.tidegate.runtime.Plane;

/**
 * The microcontroller of docs/pilot-microcontroller.md, written from that page: it drives and
 * measures a pilot wire, holds the contactors' chain, and keeps the page's duties. Its serial line
 * is a queue in each direction.
 */
public final class McuTwin implements Plane {
    private static final int HELLO = 0x02;
    private static final int STATUS = 0x01;
    private static final int COMMAND = 0x81;
    private static final int READY = 1;
    private static final int SAFE = 2;

    /** Reasons of the safe state, by the page's numbers. */
    public static final int STARTING = 1;

    public static final int NO_COMMAND = 2;
    public static final int LANE_STANDS_STILL = 3;
    private static final int EMERGENCY_STOP = 4;
    private static final int RESIDUAL_CURRENT = 5;
    private static final int EARTH = 6;
    private static final int PILOT = 7;

    private static final long STATUS_NANOS = 20_000_000;
    private static final long HELLO_NANOS = 1_000_000_000;
    private static final long TICK_NANOS = 5_000_000;
    private static final long PATIENCE_NANOS = 300_000_000;

    private final PilotTwin wire;
    private final SafetyTwin chain;
    private final ArrayDeque<Byte> toHost = new ArrayDeque<>();
    private final ArrayDeque<Byte> fromHost = new ArrayDeque<>();
    private final PilotSample pilot = new PilotSample();
    private final SafetySample inputs = new SafetySample();

    private int state;
    private int reason = STARTING;
    private int sequence;
    private int echo = 0xFFFF;
    private double duty;
    private boolean permitted;
    private boolean permissionCleared;
    private int cycles = -1;
    private long commandedAtNanos;
    private long countedAtNanos;
    private long statusDueNanos;
    private long helloDueNanos;
    private boolean started;

    private int protocol = 1;
    private boolean dead;
    private boolean deaf;
    private double dutyDriftPercent;

    public McuTwin(PilotTwin wire, SafetyTwin chain) {
        this.wire = wire;
        this.chain = chain;
    }

    /** The charger's end of the line. */
    public SerialPort port() {
        return new SerialPort() {
            @Override
            public int read(byte[] into) {
                return take(toHost, into);
            }

            @Override
            public int write(byte[] from, int length) {
                put(fromHost, from, length);
                return length;
            }
        };
    }

    private static int take(ArrayDeque<Byte> queue, byte[] into) {
        synchronized (queue) {
            int count = 0;
            while (count < into.length && !queue.isEmpty()) {
                into[count] = queue.poll();
                count++;
            }
            return count;
        }
    }

    private static void put(ArrayDeque<Byte> queue, byte[] from, int length) {
        synchronized (queue) {
            for (int i = 0; i < length; i++) {
                queue.add(from[i]);
            }
        }
    }

    @Override
    public String name() {
        return "mcu-twin";
    }

    @Override
    public synchronized long step(long nowNanos) {
        if (!started) {
            started = true;
            commandedAtNanos = nowNanos;
            countedAtNanos = nowNanos;
            statusDueNanos = nowNanos;
            helloDueNanos = nowNanos;
        }
        listen(nowNanos);
        if (dead) {
            chain.commandContactor(false); // its own watchdog lets everything fall
            wire.setDutyPercent(0);
            return TICK_NANOS;
        }
        wire.read(pilot);
        chain.read(inputs);
        judge(nowNanos);
        boolean coil = state == READY && permitted;
        wire.setDutyPercent(state == READY ? duty + drift() : 0);
        chain.commandContactor(coil);
        chain.togglePermission();
        if (nowNanos - helloDueNanos >= 0) {
            helloDueNanos = nowNanos + HELLO_NANOS;
            send(HELLO, new int[] {protocol, 0x0203, 0, 0});
        }
        if (nowNanos - statusDueNanos >= 0) {
            statusDueNanos = nowNanos + STATUS_NANOS;
            send(STATUS, status(coil, nowNanos));
        }
        return TICK_NANOS;
    }

    private double drift() {
        return duty > 0 && duty < 100 ? dutyDriftPercent : 0;
    }

    private void judge(long nowNanos) {
        boolean vehicleAsks = pilot.positivePeakV > 1.5 && pilot.positivePeakV < 7.5;
        int cause = 0;
        if (nowNanos - commandedAtNanos > PATIENCE_NANOS) {
            cause = NO_COMMAND;
        } else if (nowNanos - countedAtNanos > PATIENCE_NANOS && permitted) {
            cause = LANE_STANDS_STILL;
        } else if (!inputs.emergencyStopOk) {
            cause = EMERGENCY_STOP;
        } else if (!inputs.residualCurrentOk) {
            cause = RESIDUAL_CURRENT;
        } else if (!inputs.protectiveEarthOk) {
            cause = EARTH;
        } else if (state == READY && permitted && !vehicleAsks) {
            cause = PILOT;
        }
        if (cause != 0) {
            state = SAFE;
            reason = cause;
            permissionCleared = false;
        } else if (state != READY && permissionCleared) {
            state = READY;
            reason = 0;
        }
    }

    private int[] status(boolean coil, long nowNanos) {
        sequence = sequence + 1 & 0xFFFF;
        int bits =
                bit(0, inputs.emergencyStopOk)
                        | bit(1, inputs.residualCurrentOk)
                        | bit(2, inputs.protectiveEarthOk)
                        | bit(3, inputs.contactorClosed)
                        | bit(4, inputs.connectorLocked)
                        | bit(5, coil);
        double measured = state == READY ? duty + drift() : 0;
        return new int[] {
            sequence,
            echo,
            state | reason << 8,
            bits,
            (int) Math.round(pilot.positivePeakV * 1000),
            (int) Math.round(pilot.negativePeakV * 1000),
            (int) Math.round(measured * 100),
            measured > 0 && measured < 100 ? 1000 : 0,
            pilot.proximityOhm > 60_000 ? 0xFFFF : (int) Math.round(pilot.proximityOhm),
            Double.isNaN(inputs.insulationOhm)
                    ? 0xFFFF
                    : (int) Math.min(0xFFFE, inputs.insulationOhm / 1000),
            Double.isNaN(inputs.connectorTemperatureC)
                    ? 0x8000
                    : (int) Math.round(inputs.connectorTemperatureC * 10),
            (int) ((nowNanos - pilot.sampledAtNanos) / 1_000_000),
            0
        };
    }

    private static int bit(int position, boolean set) {
        return set ? 1 << position : 0;
    }

    private void send(int type, int[] words) {
        var frame = new byte[4 + 2 * words.length + 2];
        frame[0] = 0x54;
        frame[1] = 0x47;
        frame[2] = (byte) type;
        frame[3] = (byte) (2 * words.length);
        for (int i = 0; i < words.length; i++) {
            frame[4 + 2 * i] = (byte) words[i];
            frame[5 + 2 * i] = (byte) (words[i] >> 8);
        }
        int crc = crc(frame, frame.length - 2);
        frame[frame.length - 2] = (byte) crc;
        frame[frame.length - 1] = (byte) (crc >> 8);
        put(toHost, frame, frame.length);
    }

    private static int crc(byte[] frame, int end) {
        int crc = 0xFFFF;
        for (int i = 2; i < end; i++) {
            crc ^= (frame[i] & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = ((crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1) & 0xFFFF;
            }
        }
        return crc;
    }

    private final byte[] heard = new byte[18];
    private int heardCount;

    private void listen(long nowNanos) {
        var one = new byte[1];
        while (take(fromHost, one) == 1) {
            heard[heardCount] = one[0];
            heardCount++;
            boolean begins =
                    heard[0] == 0x54
                            && (heardCount < 2 || heard[1] == 0x47)
                            && (heardCount < 3 || (heard[2] & 0xFF) == COMMAND)
                            && (heardCount < 4 || heard[3] == 12);
            if (!begins) {
                System.arraycopy(heard, 1, heard, 0, heardCount - 1);
                heardCount--;
            } else if (heardCount == heard.length) {
                heardCount = 0;
                int crc = (heard[16] & 0xFF) | ((heard[17] & 0xFF) << 8);
                if (crc == crc(heard, 16) && !deaf && !dead) {
                    command(nowNanos);
                }
            }
        }
    }

    private void command(long nowNanos) {
        commandedAtNanos = nowNanos;
        echo = word(4);
        duty = word(8) / 100.0;
        int bits = word(10);
        permitted = (bits & 1) != 0;
        permissionCleared |= !permitted;
        chain.commandLock((bits & 2) != 0);
        chain.testResidualCurrent((bits & 4) != 0);
        int counted = word(12);
        if (counted != cycles) {
            cycles = counted;
            countedAtNanos = nowNanos;
        }
    }

    private int word(int at) {
        return (heard[at] & 0xFF) | ((heard[at + 1] & 0xFF) << 8);
    }

    public synchronized int reason() {
        return reason;
    }

    // Faults.

    /** It stops; its own watchdog keeps everything open. */
    public synchronized void setDead(boolean dead) {
        this.dead = dead;
        if (!dead) {
            state = 0;
            reason = STARTING;
            permissionCleared = false;
            sequence = 0;
        }
    }

    /** The line towards it is broken; it still talks. */
    public synchronized void setDeaf(boolean deaf) {
        this.deaf = deaf;
    }

    public synchronized void setProtocol(int protocol) {
        this.protocol = protocol;
    }

    /** Its oscillator is off by this much. */
    public synchronized void setDutyDriftPercent(double percent) {
        dutyDriftPercent = percent;
    }

    /** Babble on the line towards the charger. */
    public synchronized void babble(byte[] bytes) {
        put(toHost, bytes, bytes.length);
    }
}
