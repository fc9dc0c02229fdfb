package org.tidegate.hal.internal.mapped;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.map.PollClass;
import org.tidegate.hal.map.RegisterMap;
import org.tidegate.hal.map.RegisterPoint;
import org.tidegate.hal.map.RegisterTable;
import org.tidegate.hal.map.RegisterType;
import org.tidegate.hal.map.Role;
import org.tidegate.hal.map.WordOrder;

/**
 * A device's registers as last read. Points that lie close together are read together. Refreshing
 * and decoding allocate nothing.
 */
public final class MapImage {
    private static final int LARGEST_EXPONENT = 10;
    private static final double SMALLEST_FLOAT = 1e-10;

    /** Registers that one request reads. */
    private static final class Block {
        final RegisterTable table;
        final int from;
        final short[] words;
        boolean isRead;

        Block(RegisterTable table, int from, int to) {
            this.table = table;
            this.from = from;
            this.words = new short[to - from + 1];
        }

        boolean holds(RegisterTable otherTable, int address, int count) {
            return table == otherTable && address >= from && address + count <= from + words.length;
        }
    }

    private final RegisterMap map;
    private final Map<PollClass, List<Block>> blocks = new EnumMap<>(PollClass.class);
    private final Map<Role, Slot> slots = new EnumMap<>(Role.class);
    private final List<Slot> all = new ArrayList<>();
    private int slowBlock;

    /** Where a point's words are. */
    public static final class Slot {
        final RegisterPoint point;
        private final @Nullable Block block;
        private final int at;
        private final @Nullable Block scaleBlock;
        private final int scaleFrom;
        private final double factor;

        private Slot(RegisterPoint point, @Nullable Block block, @Nullable Block scaleBlock) {
            this.point = point;
            this.block = block;
            this.at = block == null ? 0 : point.address() - block.from;
            this.scaleBlock = scaleBlock;
            this.scaleFrom =
                    scaleBlock == null ? 0 : point.scaleAt().orElseThrow() - scaleBlock.from;
            this.factor = point.factor();
        }

        public RegisterPoint point() {
            return point;
        }

        /** The words as one bit pattern; only after {@link #isRead}. */
        public long bits() {
            Block from = block;
            return from == null ? 0 : point.type().bits(from.words, at, point.order());
        }

        public boolean isRead() {
            Block from = block;
            return from != null && from.isRead;
        }

        /** In the house's unit and sign; NaN when there is a {@link #flaw}. */
        public double value() {
            return flaw() == Flaw.NONE ? scaled(bits()) : Double.NaN;
        }

        /** As the device means it, believed or not; for people. */
        public double unjudged() {
            return isRead() ? scaled(bits()) : Double.NaN;
        }

        public Flaw flaw() {
            Block from = block;
            if (from == null || !from.isRead) {
                return Flaw.NOT_READ;
            }
            long bits = bits();
            if (point.notImplemented().isPresent() && bits == point.notImplemented().getAsLong()) {
                return Flaw.NOT_IMPLEMENTED;
            }
            double value = scaled(bits);
            if (Double.isNaN(value)) {
                return Flaw.NOT_IMPLEMENTED;
            }
            if (isPlausible(value)) {
                return Flaw.NONE;
            }
            if (point.type().words() > 1) {
                WordOrder other =
                        point.order() == WordOrder.HIGH_FIRST
                                ? WordOrder.LOW_FIRST
                                : WordOrder.HIGH_FIRST;
                double swapped = scaled(point.type().bits(from.words, at, other));
                if (isPlausible(swapped)) {
                    return Flaw.SWAPPED_WORDS;
                }
            }
            return Flaw.OUT_OF_RANGE;
        }

        /**
         * A float with its words swapped is nearly always next to nothing, which no device says.
         */
        private boolean isPlausible(double value) {
            boolean nearlyNothing = value != 0 && Math.abs(value) < SMALLEST_FLOAT;
            return point.isPlausible(value) && !(nearlyNothing && point.type().isFloat());
        }

        /**
         * The device's form of a value, never larger in magnitude: a set-point that does not fit
         * the device's steps becomes the smaller one.
         *
         * @return false when the device does not say how the point is scaled
         */
        public boolean encode(double value, short[] into) {
            double whole = factor * powerOfTen();
            if (Double.isNaN(whole)) {
                return false;
            }
            double raw = value / whole;
            double stepped = point.type().isFloat() ? raw : towardsZero(raw);
            point.type().encode(stepped, into, 0, point.order());
            return true;
        }

        private static double towardsZero(double raw) {
            // 0.3 / 0.1 is a little less than 3
            double nearest = Math.rint(raw);
            return Math.abs(raw - nearest) < 1e-6
                    ? nearest
                    : raw < 0 ? Math.ceil(raw) : Math.floor(raw);
        }

        /** The words as they are in the device. */
        public boolean holds(short[] words) {
            Block from = block;
            if (from == null || !from.isRead) {
                return false;
            }
            for (int i = 0; i < point.type().words(); i++) {
                if (from.words[at + i] != words[i]) {
                    return false;
                }
            }
            return true;
        }

        private double powerOfTen() {
            Block scales = scaleBlock;
            if (scales == null) {
                return point.scaleAt().isPresent() ? Double.NaN : 1;
            }
            int exponent = scales.words[scaleFrom];
            return Math.abs(exponent) > LARGEST_EXPONENT ? Double.NaN : Math.pow(10, exponent);
        }

        private double scaled(long bits) {
            // adding 0.0 turns the -0.0 of a flipped sign into 0.0
            return point.type().number(bits) * factor * powerOfTen() + 0.0;
        }
    }

    public MapImage(RegisterMap map) {
        this.map = map;
        for (PollClass poll : PollClass.values()) {
            blocks.put(poll, plan(map.polled(poll)));
        }
        for (RegisterPoint point : map.points()) {
            Slot slot = slot(point);
            all.add(slot);
            if (point.role() != null) {
                slots.put(point.role(), slot);
            }
        }
    }

    /** What one request each reads, in the order of the wire. */
    private List<Block> plan(List<RegisterPoint> points) {
        var spans = new ArrayList<int[]>();
        for (RegisterTable table :
                new RegisterTable[] {RegisterTable.HOLDING, RegisterTable.INPUT}) {
            var inTable = new ArrayList<int[]>();
            for (RegisterPoint point : points) {
                if (point.table() == table) {
                    inTable.add(new int[] {point.address(), point.lastAddress(), table.ordinal()});
                    point.scaleAt()
                            .ifPresent(at -> inTable.add(new int[] {at, at, table.ordinal()}));
                }
            }
            inTable.sort((a, b) -> Integer.compare(a[0], b[0]));
            spans.addAll(inTable);
        }
        var planned = new ArrayList<Block>();
        int from = 0;
        int to = -1;
        int table = -1;
        for (int[] span : spans) {
            boolean joins =
                    span[2] == table
                            && span[0] <= to + 1 + map.bridgeGap()
                            && Math.max(to, span[1]) - from < map.mostRegisters();
            if (!joins) {
                if (table >= 0) {
                    planned.add(new Block(RegisterTable.values()[table], from, to));
                }
                from = span[0];
                to = span[1];
                table = span[2];
            }
            to = Math.max(to, span[1]);
        }
        if (table >= 0) {
            planned.add(new Block(RegisterTable.values()[table], from, to));
        }
        return planned;
    }

    private Slot slot(RegisterPoint point) {
        Block block =
                point.isRead()
                        ? holder(point.poll(), point.table(), point.address(), point.type())
                        : null;
        Block scales =
                point.scaleAt().isPresent()
                        ? holder(
                                point.poll(),
                                point.table(),
                                point.scaleAt().getAsInt(),
                                RegisterType.INT16)
                        : null;
        return new Slot(point, block, scales);
    }

    private @Nullable Block holder(
            PollClass poll, RegisterTable table, int address, RegisterType type) {
        for (Block block : blocks.getOrDefault(poll, List.of())) {
            if (block.holds(table, address, type.words())) {
                return block;
            }
        }
        return null;
    }

    /** Reads all points of one class. */
    public void refresh(PollClass poll, ModbusMaster master, int unit, long deadlineNanos)
            throws ModbusException {
        List<Block> wanted = blocks.getOrDefault(poll, List.of());
        for (int i = 0; i < wanted.size(); i++) {
            refresh(wanted.get(i), master, unit, deadlineNanos);
        }
    }

    /** Reads the next one of the slow blocks, so that no poll becomes long. */
    public void refreshNextSlow(ModbusMaster master, int unit, long deadlineNanos)
            throws ModbusException {
        List<Block> slow = blocks.getOrDefault(PollClass.SLOW, List.of());
        if (!slow.isEmpty()) {
            slowBlock = (slowBlock + 1) % slow.size();
            refresh(slow.get(slowBlock), master, unit, deadlineNanos);
        }
    }

    /** Reads one point again, whatever its class. */
    public void refresh(Slot slot, ModbusMaster master, int unit, long deadlineNanos)
            throws ModbusException {
        Block block = slot.block;
        if (block != null) {
            refresh(block, master, unit, deadlineNanos);
        }
    }

    private static void refresh(Block block, ModbusMaster master, int unit, long deadlineNanos)
            throws ModbusException {
        if (block.table == RegisterTable.INPUT) {
            master.readInput(unit, block.from, block.words.length, block.words, deadlineNanos);
        } else {
            master.readHolding(unit, block.from, block.words.length, block.words, deadlineNanos);
        }
        block.isRead = true;
    }

    /** Null when the map has no such point. */
    public @Nullable Slot slot(Role role) {
        return slots.get(role);
    }

    public List<Slot> all() {
        return all;
    }

    /** NaN when there is no such point, or its value is not believed. */
    public double value(Role role) {
        Slot slot = slots.get(role);
        return slot == null ? Double.NaN : slot.value();
    }

    /** The first point of a class with a flaw of the given kind; null when there is none. */
    public @Nullable Slot firstWith(Flaw flaw, PollClass poll) {
        for (int i = 0; i < all.size(); i++) {
            Slot slot = all.get(i);
            RegisterPoint point = slot.point;
            if (point.role() != null
                    && point.isRead()
                    && point.poll() == poll
                    && slot.flaw() == flaw) {
                return slot;
            }
        }
        return null;
    }

    /** One number for everything that a class of points says, to see whether anything has moved. */
    public long fingerprint(PollClass poll) {
        long print = 0;
        List<Block> read = blocks.getOrDefault(poll, List.of());
        for (int i = 0; i < read.size(); i++) {
            print = 31 * print + Arrays.hashCode(read.get(i).words);
        }
        return print;
    }

    /** How many requests one poll of this class takes, for the manual and for people. */
    public int requests(PollClass poll) {
        return blocks.getOrDefault(poll, List.of()).size();
    }
}
