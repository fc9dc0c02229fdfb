package org.tidegate.iso15118.exi.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.ExiException.Reason;

/**
 * Reads events and values from a bit-packed stream. Never reads past its end, checks every length
 * against its facet and against the bytes that are left before it allocates, and allocates nothing
 * but what it returns.
 *
 * <p>The methods for typed content ({@link #bool()}, {@link #nbit}, {@link #string} ...) read the
 * whole content of an element whose start event is already read: CH, the value, EE.
 */
public final class ExiReader {

    /** Code of {@link #textEvent} for a value left out by an undeclared end of the element. */
    public static final int EMPTY = Integer.MAX_VALUE;

    /** No maxLength facet. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    /**
     * Longest stream accepted; a certificate installation needs 14 KB, a full price schedule some
     * hundred.
     */
    public static final int MAX_BYTES = 1 << 20;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Seven bits each: 70 bits hold any 64-bit number. */
    private static final int MAX_GROUPS = 10;

    /** An X.509 serial number has 20 bytes at most (RFC 5280, 4.1.2.2); twice that is generous. */
    private static final int MAX_BIG_GROUPS = 46;

    private static final byte[] NOTHING = {};

    /** Most bytes a thread keeps for its next string; whoever sends longer ones pays for them. */
    private static final int KEPT_SCRATCH = 1024;

    /** Likewise for the items of its next list. */
    private static final int KEPT_ITEMS = 2048;

    /** One reader per thread, so that a decoded message costs the message and nothing else. */
    private static final ThreadLocal<ExiReader> MINE = ThreadLocal.withInitial(ExiReader::new);

    private byte[] bytes = NOTHING;
    private int start;
    private int end;
    private int at;
    private byte[] scratch = NOTHING;
    private @Nullable Object[] items = new Object[16];
    private int itemCount;
    private final StringTable strings = new StringTable();
    private boolean tolerant;
    private @Nullable String firstViolation;

    private ExiReader() {}

    /** Reads {@code length} bytes from {@code offset}; the array is not copied. */
    public ExiReader(byte[] bytes, int offset, int length) throws ExiException {
        pointTo(bytes, offset, length);
    }

    /** This thread's own reader. For one message at a time; {@link #release} gives it back. */
    public static ExiReader borrow(byte[] bytes, int offset, int length) throws ExiException {
        ExiReader reader = MINE.get();
        reader.strings.clear();
        reader.pointTo(bytes, offset, length);
        return reader;
    }

    /** Lets go of the message, so that a thread at rest keeps none alive. */
    public void release() {
        bytes = NOTHING;
        start = end = at = 0;
        strings.clear();
        if (scratch.length > KEPT_SCRATCH) {
            scratch = NOTHING;
        }
        if (items.length > KEPT_ITEMS) {
            items = new Object[16];
        } else {
            Arrays.fill(items, 0, itemCount, null);
        }
        itemCount = 0;
    }

    private void pointTo(byte[] bytes, int offset, int length) throws ExiException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length > MAX_BYTES || offset > Integer.MAX_VALUE / 8 - length) {
            throw new ExiException(
                    Reason.MALFORMED, 0, length + " bytes are longer than any message");
        }
        this.bytes = bytes;
        this.start = offset * 8;
        this.at = start;
        this.end = start + length * 8;
    }

    /**
     * From now on a value outside its type's facets is read and remembered instead of refused, as
     * long as the type it restricts could hold it. For diagnosis; nothing is allocated beyond the
     * bytes that are there.
     */
    public void tolerateFacets() {
        tolerant = true;
    }

    /** The first facet that was violated, with its place; null if none was. */
    public @Nullable String facetViolation() {
        return firstViolation;
    }

    /** A value is outside its facets: throws, or remembers it when that is tolerated. */
    void facet(String detail) throws ExiException {
        if (!tolerant) {
            throw invalid(detail);
        }
        if (firstViolation == null) {
            firstViolation = "bit " + position() + ": " + detail;
        }
    }

    /**
     * Reads the EXI header: distinguishing bits, no options, version 1 (the only one allowed by ISO
     * 15118).
     */
    public void header() throws ExiException {
        int header = bits(8);
        if (header != 0x80) {
            throw failed(
                    Reason.MALFORMED,
                    "EXI header 0x80 expected, found 0x" + Integer.toHexString(header));
        }
    }

    /** Bits read so far. */
    public int position() {
        return at - start;
    }

    /** Bits not read yet. */
    public int remaining() {
        return end - at;
    }

    /** Reads an unsigned number of {@code n} bits, 0 to 32. */
    public int bits(int n) throws ExiException {
        int from = at;
        int next = from + n;
        if (next > end) {
            throw new ExiException(
                    Reason.TRUNCATED,
                    position(),
                    "the message ends early, " + n + " bits expected");
        }
        at = next;
        int index = from >>> 3;
        if (index + 8 <= bytes.length) {
            // Two shifts, because a shift by 64 - 0 would be a shift by nothing.
            return (int) ((((long) LONGS.get(bytes, index) << (from & 7)) >>> 1) >>> (63 - n));
        }
        return lastBits(from, n);
    }

    private int lastBits(int from, int n) {
        long word = 0;
        int index = from >>> 3;
        for (int i = 0; i < 8; i++) {
            word = (word << 8) | (index + i < bytes.length ? bytes[index + i] & 0xFF : 0);
        }
        return (int) (((word << (from & 7)) >>> 1) >>> (63 - n));
    }

    /** Reads an event code of a state with {@code count} declared productions. */
    public int event(int width, int count) throws ExiException {
        int code = bits(width);
        if (code >= count) {
            throw undeclared(code);
        }
        return code;
    }

    /**
     * Reads an event code of a state that declares characters. Where a conforming sender writes an
     * empty value, EXIficient leaves it out and writes the end of the element as an undeclared
     * event (RISE-V2G's empty SignatureValue arrives like this): accepted as {@link #EMPTY}, every
     * other undeclared event is refused.
     */
    public int textEvent(int width, int count) throws ExiException {
        int code = bits(width);
        if (code < count) {
            return code;
        }
        if (code > count || bits(3) != 0) {
            throw undeclared(code);
        }
        return EMPTY;
    }

    /**
     * Begins a list; lists of lists are begun and ended like brackets.
     *
     * @return what {@link #listSize} and {@link #list} are to be told
     */
    public int listStart() {
        return itemCount;
    }

    /** One more item of the list begun last. */
    public void addToList(Object item) {
        if (itemCount == items.length) {
            items = Arrays.copyOf(items, items.length * 2);
        }
        items[itemCount++] = item;
    }

    /** Items read so far. */
    public int listSize(int listStart) {
        return itemCount - listStart;
    }

    /**
     * Ends a list. Its items waited on a stack of this reader, so that nothing is allocated but the
     * immutable list; only the fifth item brings an array that is copied once more.
     *
     * @param <T> what was added
     */
    @SuppressWarnings("unchecked") // the caller knows what it has added
    public <T> List<T> list(int listStart) {
        int count = itemCount - listStart;
        T[] all = (T[]) items;
        List<T> made =
                switch (count) {
                    case 0 -> List.of();
                    case 1 -> List.of(all[listStart]);
                    case 2 -> List.of(all[listStart], all[listStart + 1]);
                    case 3 -> List.of(all[listStart], all[listStart + 1], all[listStart + 2]);
                    case 4 ->
                            List.of(
                                    all[listStart],
                                    all[listStart + 1],
                                    all[listStart + 2],
                                    all[listStart + 3]);
                    default -> List.of(Arrays.copyOfRange(all, listStart, itemCount));
                };
        Arrays.fill(items, listStart, itemCount, null);
        itemCount = listStart;
        return made;
    }

    /** A code that can only be this one: start and end of a fragment. */
    public void exactly(int code, int width) throws ExiException {
        int found = bits(width);
        if (found != code) {
            throw failed(Reason.MALFORMED, "code " + code + " expected, found " + found);
        }
    }

    /** The end of the element must be what the last event meant. */
    public void expect(int code) throws ExiException {
        if (code != 0) {
            throw undeclared(code);
        }
    }

    /** An event the schema does not declare at this place. */
    public ExiException undeclared(int code) {
        return failed(Reason.MALFORMED, "event " + code + " is not declared here");
    }

    /** Valid content that the records do not carry. */
    public ExiException unsupported(String what) {
        return failed(Reason.UNSUPPORTED, what + " is not supported");
    }

    /** Builds an exception at the present place. */
    public ExiException failed(Reason reason, String detail) {
        return new ExiException(reason, position(), detail);
    }

    private ExiException invalid(String detail) {
        return failed(Reason.SCHEMA_INVALID, detail);
    }

    /** Content of type boolean. */
    public boolean bool() throws ExiException {
        return framed(bits(3), 1) != 0;
    }

    /** Content of an enumeration: its index. */
    public int enumeration(int width, int count) throws ExiException {
        return index(framed(bits(width + 2), width), count);
    }

    /** The index alone, as in an attribute. */
    public int enumerationValue(int width, int count) throws ExiException {
        return index(bits(width), count);
    }

    private int index(int index, int count) throws ExiException {
        if (index >= count) {
            throw failed(Reason.MALFORMED, "value " + index + " of an enumeration of " + count);
        }
        return index;
    }

    /** Content of an integer with a small range. */
    public int nbit(int width, int min, int max) throws ExiException {
        int value = framed(bits(width + 2), width) + min;
        if (value > max) {
            throw invalid(value + " is above " + max);
        }
        return value;
    }

    /** CH and EE around a value of fixed width are one zero bit each. */
    private int framed(int word, int width) throws ExiException {
        if ((word & ((2 << width) | 1)) != 0) {
            throw failed(
                    Reason.MALFORMED,
                    "value and end of the element expected, found an undeclared event");
        }
        return word >>> 1;
    }

    private void oneZero() throws ExiException {
        if (bits(1) != 0) {
            throw undeclared(1);
        }
    }

    /** Content of an integer that is never negative. */
    public long unsigned(long min, long max) throws ExiException {
        oneZero();
        long value = groups();
        oneZero();
        return within(value, min, max);
    }

    /** Content of type unsignedLong; the result is to be read as unsigned. */
    public long unsignedLong() throws ExiException {
        oneZero();
        long value = groups();
        oneZero();
        return value;
    }

    /** Content of a signed integer. */
    public long signed(long min, long max) throws ExiException {
        oneZero();
        long value = signedValue(min, max);
        oneZero();
        return value;
    }

    /** A signed integer of at most 64 bits, alone. */
    public long signedValue(long min, long max) throws ExiException {
        boolean negative = bits(1) == 1;
        long value = groups();
        if (value < 0) {
            throw invalid(Long.toUnsignedString(value) + " does not fit");
        }
        return within(negative ? -value - 1 : value, min, max);
    }

    private long within(long value, long min, long max) throws ExiException {
        if (value < min || value > max) {
            throw invalid(
                    (min >= 0 ? Long.toUnsignedString(value) : Long.toString(value))
                            + " is outside "
                            + min
                            + " to "
                            + max);
        }
        return value;
    }

    /** An Unsigned Integer of at most 64 bits: groups of seven bits, least significant first. */
    public long groups() throws ExiException {
        int group = bits(8);
        long value = group & 0x7F;
        int shift = 7;
        while (group >= 0x80) {
            if (shift == 7 * MAX_GROUPS) {
                throw failed(Reason.MALFORMED, "an integer of more than " + MAX_GROUPS + " groups");
            }
            group = bits(8);
            if (shift == 63 && (group & 0x7F) > 1) {
                throw invalid("an integer of more than 64 bits");
            }
            value |= (long) (group & 0x7F) << shift;
            shift += 7;
        }
        return value;
    }

    /** Content of type integer, as X.509 serial numbers are. */
    public BigInteger bigInteger() throws ExiException {
        oneZero();
        BigInteger value = bigIntegerValue();
        oneZero();
        return value;
    }

    /** A signed integer without bound, alone. */
    public BigInteger bigIntegerValue() throws ExiException {
        boolean negative = bits(1) == 1;
        BigInteger value = BigInteger.ZERO;
        int group = 0x80;
        for (int n = 0; group >= 0x80; n++) {
            if (n == MAX_BIG_GROUPS) {
                throw failed(
                        Reason.MALFORMED, "an integer of more than " + MAX_BIG_GROUPS + " groups");
            }
            group = bits(8);
            value = value.or(BigInteger.valueOf(group & 0x7F).shiftLeft(7 * n));
        }
        return negative ? value.negate().subtract(BigInteger.ONE) : value;
    }

    /** Content of a hexBinary of exactly eight bytes. */
    public long eightBytes() throws ExiException {
        oneZero();
        int count = count(8, 8, 8);
        long value = 0;
        for (int i = 0; i < count; i += 4) {
            value = (value << 32) | (bits(32) & 0xFFFF_FFFFL);
        }
        oneZero();
        return value;
    }

    /** Content of hexBinary or base64Binary. */
    public byte[] binary(int min, int max) throws ExiException {
        if (textEvent(1, 1) == EMPTY) {
            return emptyBinary(min);
        }
        byte[] value = binaryValue(min, max);
        oneZero();
        return value;
    }

    /** The bytes alone, as in simple content with attributes. */
    public byte[] binaryValue(int min, int max) throws ExiException {
        int length = count(min, max, 8);
        byte[] value = length == 0 ? NOTHING : new byte[length];
        copy(value, length);
        return value;
    }

    /** Takes whole bytes out of the stream, eight at a time; that many must be left. */
    private void copy(byte[] into, int length) throws ExiException {
        int shift = at & 7;
        int index = at >>> 3;
        if (shift == 0) {
            System.arraycopy(bytes, index, into, 0, length);
            at += 8 * length;
            return;
        }
        int done = 0;
        while (done + 8 <= length && index + done + 8 < bytes.length) {
            long word = (long) LONGS.get(bytes, index + done) << shift;
            LONGS.set(into, done, word | ((bytes[index + done + 8] & 0xFF) >>> (8 - shift)));
            done += 8;
        }
        at += 8 * done;
        while (done < length) {
            into[done++] = (byte) bits(8);
        }
    }

    /** What an element left out by an undeclared end of element holds. */
    public byte[] emptyBinary(int min) throws ExiException {
        if (min > 0) {
            facet("empty, at least " + min + " bytes expected");
        }
        return NOTHING;
    }

    /** Content of string, anyURI, ID and IDREF. */
    public String string(int key, int min, int max) throws ExiException {
        if (textEvent(1, 1) == EMPTY) {
            return emptyString(min);
        }
        String value = stringValue(key, min, max);
        oneZero();
        return value;
    }

    /** What an element left out by an undeclared end of element holds. */
    public String emptyString(int min) throws ExiException {
        if (min > 0) {
            facet("empty, at least " + min + " characters expected");
        }
        return "";
    }

    /**
     * The string alone, as in an attribute.
     *
     * @param key partition of the string table, one per element or attribute name
     */
    public String stringValue(int key, int min, int max) throws ExiException {
        long code = groups();
        if (code == 0 || code == 1) {
            String hit = code == 0 ? strings.local(this, key) : strings.global(this);
            limits(hit.codePointCount(0, hit.length()), min, max);
            return hit;
        }
        long announced = code - 2;
        if (announced < 0 || announced > remaining() / 8) {
            throw failed(
                    Reason.TRUNCATED,
                    "a string of "
                            + Long.toUnsignedString(announced)
                            + " characters in "
                            + remaining() / 8
                            + " bytes");
        }
        limits(announced, min, max);
        String value = characters((int) announced);
        strings.add(key, value);
        return value;
    }

    private void limits(long characters, int min, int max) throws ExiException {
        if (characters > max || characters < min) {
            facet("a string of " + characters + " characters, " + min + " to " + max + " expected");
        }
    }

    private String characters(int count) throws ExiException {
        if (scratch.length < count) {
            scratch = new byte[Math.max(64, count)];
        }
        int from = at;
        copy(scratch, count);
        for (int i = 0; i < count; i++) {
            if (scratch[i] < 0x20) { // a control character, or a code point of more than seven bits
                if (scratch[i] < 0) {
                    at = from + 8 * i;
                    return wideCharacters(i, count);
                }
                at = from + 8 * i + 8;
                permitted(scratch[i]);
            }
        }
        at = from + 8 * count;
        return new String(scratch, 0, count, StandardCharsets.ISO_8859_1);
    }

    private String wideCharacters(int done, int count) throws ExiException {
        var wide =
                new StringBuilder(count)
                        .append(new String(scratch, 0, done, StandardCharsets.ISO_8859_1));
        for (int i = done; i < count; i++) {
            long c = groups();
            if (c < 0 || c > Character.MAX_CODE_POINT) {
                throw failed(Reason.MALFORMED, "no character: " + Long.toUnsignedString(c));
            }
            wide.appendCodePoint(permitted((int) c));
        }
        return wide.toString();
    }

    private int permitted(int c) throws ExiException {
        if (!XmlCharacters.permitted(c)) {
            throw failed(Reason.MALFORMED, "no character of XML: " + c);
        }
        return c;
    }

    /** A length: within its facet and within the bytes that are left. */
    private int count(int min, int max, int bitsEach) throws ExiException {
        long length = groups();
        if (length < 0 || length > remaining() / bitsEach) {
            throw failed(
                    Reason.TRUNCATED,
                    Long.toUnsignedString(length)
                            + " bytes announced, "
                            + remaining() / 8
                            + " left");
        }
        if (length < min || length > max) {
            facet(length + " bytes, " + (min == max ? "" : min + " to ") + max + " expected");
        }
        return (int) length;
    }
}
