package org.tidegate.pilot.frontend;

import org.tidegate.pilot.PilotEvent;
import org.tidegate.pilot.PilotIo;
import org.tidegate.pilot.PilotSample;
import org.tidegate.pilot.frontend.McuState.SafeReason;
import org.tidegate.pilot.internal.mcu.FrameParser;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * A safety microcontroller on a serial line, as docs/pilot-microcontroller.md specifies it. It
 * drives and measures the pilot and holds the contactors' chain; this side permits and never holds.
 *
 * <p>The lane leaves its wishes in fields and takes the newest status; a thread of its own talks.
 * Every command carries the count of the lane's healthy cycles, so that a live thread cannot speak
 * for a dead lane.
 */
public final class Microcontroller implements PilotIo, Plane {
    /** What this side speaks; the other side's first number must be the same. */
    public static final int PROTOCOL = 1;

    static final int STATUS = 0x01;
    static final int HELLO = 0x02;
    static final int COMMAND = 0x81;

    private static final int STATUS_BYTES = 26;
    private static final int HELLO_BYTES = 8;
    private static final int COMMAND_BYTES = 12;
    private static final int HEAD = 4;

    private static final long PERIOD_NANOS = 5_000_000;
    private static final long COMMAND_EVERY_NANOS = 50_000_000;

    /** The other side gives up after 300 ms without a command; this side is no more patient. */
    private static final long SILENT_NANOS = 300_000_000;

    /** Commands that are not echoed for this long do not arrive. */
    private static final long ECHO_NANOS = 300_000_000;

    private static final double SAME_DUTY_PERCENT = 0.5;
    private static final long DUTY_NANOS = 200_000_000;

    private final SerialPort port;
    private final EventRing events;
    private final FrameParser parser = new FrameParser(this::frame);
    private final byte[] received = new byte[256];
    private final byte[] command = new byte[HEAD + COMMAND_BYTES + 2];
    private final Published<McuState> newest = new Published<>(McuState.NONE);

    // the lane's wishes; one writer, and a torn set is harmless: the next cycle writes it again
    private volatile double dutyPercent;
    private volatile boolean contactor;
    private volatile boolean lock;
    private volatile boolean residualCurrentTest;
    private volatile boolean gateBlocked;
    private volatile int healthyCycles;

    private McuState lastState = McuState.NONE;
    private long nowNanos;
    private boolean started;
    private boolean silent;
    private int commandSequence;
    private int sentFlags;
    private double sentDutyPercent = Double.NaN;
    private long commandedAtNanos;
    private long echoedAtNanos;
    private long dutyWrongSinceNanos;
    private boolean dutyWrong;
    private boolean echoing = true;
    private int lastStatusSequence = -1;
    private boolean refusedProtocol;
    private boolean greeted;
    private long lostFrames;
    private long repeatedFrames;
    private int unsent;
    private int unsentFrom;

    /**
     * @param events this plane's own ring
     */
    public Microcontroller(SerialPort port, EventRing events) {
        this.port = port;
        this.events = events;
    }

    // The lane's side.

    @Override
    public void read(PilotSample into) {
        McuState state = newest.latest();
        into.positivePeakV = state.positivePeakV();
        into.negativePeakV = state.negativePeakV();
        into.proximityOhm = state.proximityOhm();
        into.sampledAtNanos = state.sampledAtNanos();
        into.sequence = state.sequence();
    }

    @Override
    public void setDutyPercent(double dutyPercent) {
        this.dutyPercent = dutyPercent;
    }

    public void commandContactor(boolean close) {
        contactor = close;
    }

    public void commandLock(boolean locked) {
        lock = locked;
    }

    public void testResidualCurrent(boolean on) {
        residualCurrentTest = on;
    }

    public void blockGate(boolean blocked) {
        gateBlocked = blocked;
    }

    /** Called at the end of every healthy cycle. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // the lane is its one writer
    public void countHealthyCycle() {
        healthyCycles = healthyCycles + 1;
    }

    /** The newest status that was believed; from any thread. */
    public McuState state() {
        return newest.latest();
    }

    // The bus thread's side.

    @Override
    public String name() {
        return "pilot-mcu";
    }

    @Override
    public long step(long nowNanos) {
        this.nowNanos = nowNanos;
        if (!started) {
            started = true;
            echoedAtNanos = nowNanos;
            commandedAtNanos = nowNanos - COMMAND_EVERY_NANOS;
        }
        int bytes;
        while ((bytes = port.read(received)) > 0) {
            parser.feed(received, bytes);
        }
        tellSilence();
        talk();
        return PERIOD_NANOS;
    }

    private void tellSilence() {
        boolean now =
                lastState.sequence() != 0 && nowNanos - lastState.sampledAtNanos() > SILENT_NANOS;
        if (now && !silent) {
            events.emit(PilotEvent.MCU_SILENT, nowNanos, SILENT_NANOS / 1e6, Double.NaN, "");
        }
        silent = now;
    }

    private void talk() {
        if (unsent > 0) {
            send();
            return;
        }
        int flags =
                (contactor ? 1 : 0)
                        | (lock ? 2 : 0)
                        | (residualCurrentTest ? 4 : 0)
                        | (gateBlocked ? 8 : 0);
        boolean news = flags != sentFlags || dutyPercent != sentDutyPercent;
        if (!news && nowNanos - commandedAtNanos < COMMAND_EVERY_NANOS) {
            return;
        }
        commandedAtNanos = nowNanos;
        sentFlags = flags;
        sentDutyPercent = dutyPercent;
        commandSequence = commandSequence + 1 & 0xFFFF;
        put16(0, commandSequence);
        put16(2, lastStatusSequence & 0xFFFF);
        put16(4, (int) Math.round(Math.clamp(sentDutyPercent, 0, 100) * 100));
        put16(6, flags);
        put16(8, healthyCycles & 0xFFFF);
        put16(10, 0);
        unsent = FrameParser.seal(command, COMMAND, COMMAND_BYTES);
        unsentFrom = 0;
        send();
    }

    /** What does not fit into the kernel's buffer goes with the next step. */
    private void send() {
        if (unsentFrom > 0) {
            System.arraycopy(command, unsentFrom, command, 0, unsent);
            unsentFrom = 0;
        }
        int done = port.write(command, unsent);
        if (done < 0) {
            unsent = 0;
            return;
        }
        unsentFrom = done;
        unsent -= done;
    }

    private void put16(int at, int value) {
        command[HEAD + at] = (byte) value;
        command[HEAD + at + 1] = (byte) (value >> 8);
    }

    private void frame(int type, byte[] bytes, int from, int length) {
        if (type == HELLO && length == HELLO_BYTES) {
            hello(bytes, from);
        } else if (type == STATUS && length == STATUS_BYTES && !refusedProtocol) {
            status(bytes, from);
        }
        // Other types and lengths belong to a later protocol and are none of this one's business.
    }

    private void hello(byte[] bytes, int from) {
        int protocol = bytes[from] & 0xFF;
        boolean refused = protocol != PROTOCOL;
        if (refused && !refusedProtocol) {
            events.emit(PilotEvent.MCU_REFUSED, nowNanos, protocol, PROTOCOL, "");
        } else if (!refused && (!greeted || refusedProtocol)) {
            int firmware = u16(bytes, from + 2);
            events.emit(PilotEvent.MCU_FOUND, nowNanos, firmware >> 8, firmware & 0xFF, "");
        }
        refusedProtocol = refused;
        greeted = true;
    }

    private void status(byte[] bytes, int from) {
        int sequence = u16(bytes, from);
        if (sequence == lastStatusSequence) {
            repeatedFrames++; // a transmitter that repeats itself has measured nothing new
            return;
        }
        int gap = sequence - lastStatusSequence - 1 & 0xFFFF;
        lostFrames += lastStatusSequence >= 0 && gap < 0x8000 ? gap : 0;
        lastStatusSequence = sequence;
        boolean echoed = isEchoed(u16(bytes, from + 2));
        boolean dutyRight = isDutyRight(u16(bytes, from + 12) / 100.0);
        if (echoed && dutyRight) {
            publish(bytes, from);
        }
    }

    /** A status that does not know the recent commands comes from one that does not hear. */
    private boolean isEchoed(int echo) {
        int behind = commandSequence - echo & 0xFFFF;
        if (behind <= 2) {
            echoedAtNanos = nowNanos;
        }
        boolean now = nowNanos - echoedAtNanos <= ECHO_NANOS;
        if (echoing && !now) {
            events.emit(PilotEvent.MCU_DEAF, nowNanos, ECHO_NANOS / 1e6, Double.NaN, "");
        }
        echoing = now;
        return now;
    }

    private boolean isDutyRight(double measuredPercent) {
        boolean right =
                Double.isNaN(sentDutyPercent)
                        || Math.abs(measuredPercent - sentDutyPercent) <= SAME_DUTY_PERCENT;
        if (right) {
            dutyWrongSinceNanos = nowNanos;
        }
        boolean wrong = nowNanos - dutyWrongSinceNanos > DUTY_NANOS;
        if (wrong && !dutyWrong) {
            events.emit(
                    PilotEvent.DUTY_NOT_FOLLOWED, nowNanos, measuredPercent, sentDutyPercent, "");
        }
        dutyWrong = wrong;
        return !wrong;
    }

    private void publish(byte[] bytes, int from) {
        int flags = u16(bytes, from + 6);
        int ohm = u16(bytes, from + 16);
        int kiloohm = u16(bytes, from + 18);
        int temperature = i16(bytes, from + 20);
        boolean safe = (bytes[from + 4] & 0xFF) != 1;
        SafeReason reason = SafeReason.of(bytes[from + 5] & 0xFF);
        long ageNanos = u16(bytes, from + 22) * 1_000_000L;
        var state =
                new McuState(
                        lastState.sequence() + 1,
                        nowNanos - ageNanos,
                        safe,
                        reason,
                        (flags & 1) != 0,
                        (flags & 2) != 0,
                        (flags & 4) != 0,
                        (flags & 8) != 0,
                        (flags & 16) != 0,
                        (flags & 32) != 0,
                        i16(bytes, from + 8) / 1000.0,
                        i16(bytes, from + 10) / 1000.0,
                        u16(bytes, from + 12) / 100.0,
                        ohm == 0xFFFF ? Double.POSITIVE_INFINITY : ohm == 0xFFFE ? Double.NaN : ohm,
                        kiloohm == 0xFFFF ? Double.NaN : kiloohm * 1000.0,
                        temperature == Short.MIN_VALUE ? Double.NaN : temperature / 10.0);
        if (safe && (!lastState.safe() || reason != lastState.safeReason())) {
            events.emit(PilotEvent.MCU_SAFE, nowNanos, Double.NaN, Double.NaN, reason.text());
        }
        lastState = state;
        newest.publish(state);
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | ((bytes[at + 1] & 0xFF) << 8);
    }

    private static int i16(byte[] bytes, int at) {
        return (short) u16(bytes, at);
    }

    /** Status frames that were sent and did not arrive. */
    public long lostFrames() {
        return lostFrames;
    }

    /** Status frames that said what the one before had said. */
    public long repeatedFrames() {
        return repeatedFrames;
    }

    /** Frames with a wrong check sum. */
    public long brokenFrames() {
        return parser.broken();
    }
}
