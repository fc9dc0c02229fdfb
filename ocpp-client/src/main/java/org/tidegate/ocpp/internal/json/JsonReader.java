package org.tidegate.ocpp.internal.json;

import static org.tidegate.ocpp.internal.json.ErrorCode.FORMAT_VIOLATION;
import static org.tidegate.ocpp.internal.json.ErrorCode.PROPERTY_CONSTRAINT_VIOLATION;
import static org.tidegate.ocpp.internal.json.ErrorCode.TYPE_CONSTRAINT_VIOLATION;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Reads JSON (RFC 8259, nothing looser) by asking for what must come next, without tokens and
 * without a tree: what a record does not expect is never built. Strings of keys and enumerations
 * are compared where they stand. Depth, string length and number length are bounded.
 */
public final class JsonReader {
    static final int END = -1;
    static final int CUSTOM_DATA = -2;
    static final int UNKNOWN = -3;

    private static final int LONGEST_TEXT = 64 * 1024;
    private static final int LONGEST_KEY = 256;
    private static final int LONGEST_NUMBER = 64;
    private static final int MOST_KEYS = 200;
    private static final char[] CUSTOM = "customData".toCharArray();

    /** All of the text and then a 0, where every scan stops: 0 is legal nowhere in JSON. */
    final char[] text;

    int at;
    private int depth;
    private int keyFrom;
    private int keyTo;

    /** Where the keys of open objects stand that no record knows. */
    private int[] froms = new int[16];

    private int[] tos = new int[16];
    private int[] hashes = new int[16];
    private int seen;

    public JsonReader(String source) {
        int length = source.length();
        text = new char[length + 1];
        source.getChars(0, length, text, 0);
    }

    // ---- what comes next --------------------------------------------------------------------

    /** The next character that is not white space; 0 at the end. */
    char peek() {
        int i = at;
        while (true) {
            char c = text[i];
            if (c > ' ' || (c != ' ' && c != '\n' && c != '\r' && c != '\t')) {
                at = i;
                return c;
            }
            i++;
        }
    }

    public boolean isText() {
        return peek() == '"';
    }

    public boolean isList() {
        return peek() == '[';
    }

    /** Refuses anything but white space behind the value that was read. */
    public void end(String rule) throws Violation {
        peek();
        if (at != text.length - 1) {
            throw new Violation(FORMAT_VIOLATION, rule);
        }
    }

    Violation malformed(String expected) {
        boolean over = at >= text.length - 1;
        return new Violation(
                FORMAT_VIOLATION,
                over
                        ? "not JSON: ends where " + expected + " should be"
                        : "not JSON: no " + expected + " at character " + at);
    }

    static Violation wrongType(String wanted) {
        return new Violation(TYPE_CONSTRAINT_VIOLATION, "must be " + wanted);
    }

    static Violation property(String rule) {
        return new Violation(PROPERTY_CONSTRAINT_VIOLATION, rule);
    }

    // ---- lists ------------------------------------------------------------------------------

    /** Enters a list; false if it is empty and already left. */
    public boolean enterList() throws Violation {
        if (peek() != '[') {
            throw value("a list");
        }
        deeper();
        if (peek() == ']') {
            leave();
            return false;
        }
        return true;
    }

    /** Goes to the next element; false if there is none and the list is left. */
    public boolean nextElement() throws Violation {
        char c = peek();
        if (c == ',') {
            at++;
            return true;
        }
        if (c == ']') {
            leave();
            return false;
        }
        throw malformed("comma or ]");
    }

    private void deeper() throws Violation {
        at++;
        if (++depth > Json.MAX_DEPTH) {
            throw new Violation(
                    FORMAT_VIOLATION, "nests deeper than " + Json.MAX_DEPTH + " levels");
        }
    }

    private void leave() {
        at++;
        depth--;
    }

    /** What to say of a value that is not what was wanted: wrong type, or no value at all. */
    Violation value(String wanted) {
        char c = peek();
        boolean value = c == '{' || c == '[' || c == '"' || c == '-' || isDigit(c) || isLiteral();
        return value ? wrongType(wanted) : malformed("value");
    }

    // ---- objects ----------------------------------------------------------------------------

    /** Enters an object and reads its first key; see {@link #nextKey}. */
    int firstKey(Words keys) throws Violation {
        if (peek() != '{') {
            throw value("an object");
        }
        deeper();
        if (peek() == '}') {
            leave();
            return END;
        }
        return key(keys, 0);
    }

    /**
     * Reads the next key and its colon.
     *
     * @param guess which key usually comes here
     * @return its index in {@code keys}, or what the constants say
     */
    int nextKey(Words keys, int guess) throws Violation {
        char c = peek();
        if (c == ',') {
            at++;
            return key(keys, guess);
        }
        if (c == '}') {
            leave();
            return END;
        }
        throw malformed("comma or }");
    }

    private int key(Words keys, int guess) throws Violation {
        if (peek() != '"') {
            throw malformed("key");
        }
        int from = at + 1;
        if (guess >= 0 && guess < keys.size()) {
            int length = keys.lengthIfAt(guess, text, from);
            if (length >= 0) {
                keyFrom = from;
                keyTo = from + length;
                at = keyTo + 1;
                colon();
                return guess;
            }
        }
        int to = plainEnd(from);
        if (text[to] != '"') {
            return escapedKey(keys);
        }
        keyBounded(to - from);
        keyFrom = from;
        keyTo = to;
        at = to + 1;
        colon();
        return known(keys, text, from, to);
    }

    private int known(Words keys, char[] in, int from, int to) {
        int found = keys.find(in, from, to);
        if (found >= 0) {
            return found;
        }
        return Arrays.equals(CUSTOM, 0, CUSTOM.length, in, from, to) ? CUSTOM_DATA : UNKNOWN;
    }

    private static void keyBounded(int length) throws Violation {
        if (length > LONGEST_KEY) {
            throw new Violation(
                    FORMAT_VIOLATION, "a key is longer than " + LONGEST_KEY + " characters");
        }
    }

    /** A key spelt with escapes is still that key. */
    private int escapedKey(Words keys) throws Violation {
        keyFrom = at + 1;
        String key = text();
        keyTo = at - 1;
        keyBounded(key.length());
        colon();
        char[] plain = key.toCharArray();
        return known(keys, plain, 0, plain.length);
    }

    private void colon() throws Violation {
        if (peek() != ':') {
            throw malformed("colon");
        }
        at++;
    }

    /** The key read last, for words. */
    String keyText() {
        return new String(text, keyFrom, Math.min(keyTo - keyFrom, 50));
    }

    // ---- text -------------------------------------------------------------------------------

    /** Index of the first character from here that is a quote, a backslash or a control. */
    private int plainEnd(int from) {
        int i = from;
        while (true) {
            char c = text[i];
            if (c == '"' || c == '\\' || c < ' ') {
                return i;
            }
            i++;
        }
    }

    public String text() throws Violation {
        if (peek() != '"') {
            throw value("text");
        }
        int from = at + 1;
        int to = plainEnd(from);
        if (text[to] != '"') {
            return escaped(from, to);
        }
        bounded(to - from);
        at = to + 1;
        return new String(text, from, to - from);
    }

    private static void bounded(int length) throws Violation {
        if (length > LONGEST_TEXT) {
            throw property("is longer than " + LONGEST_TEXT + " characters");
        }
    }

    private String escaped(int from, int firstOdd) throws Violation {
        var out = new StringBuilder(Math.min(firstOdd - from + 32, LONGEST_TEXT));
        int done = from;
        at = firstOdd;
        while (text[at] != '"') {
            if (text[at] != '\\') {
                throw malformed("end of text");
            }
            out.append(text, done, at - done);
            out.append(escape());
            bounded(out.length());
            done = at;
            at = plainEnd(at);
        }
        out.append(text, done, at - done);
        bounded(out.length());
        at++;
        return out.toString();
    }

    private char escape() throws Violation {
        char c = text[++at];
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> {
                at--;
                throw malformed("escape");
            }
        };
    }

    private char hex() throws Violation {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            char c = text[at];
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw malformed("hexadecimal digit");
            }
            value = value << 4 | digit;
            at++;
        }
        return (char) value;
    }

    /** Reads text that is one of the words; {@link Words#UNKNOWN} if it is none of them. */
    int word(Words words) throws Violation {
        if (peek() != '"') {
            throw value("text");
        }
        int from = at + 1;
        int to = plainEnd(from);
        if (text[to] == '"') {
            at = to + 1;
            return words.find(text, from, to);
        }
        char[] plain = escaped(from, to).toCharArray();
        return words.find(plain, 0, plain.length);
    }

    /** Reads text that is a date and time. */
    Instant moment() throws Violation {
        if (peek() != '"') {
            throw value("a date and time as text");
        }
        int from = at + 1;
        int to = plainEnd(from);
        Instant moment;
        if (text[to] == '"') {
            at = to + 1;
            moment = Moments.parse(text, from, to);
        } else {
            char[] plain = escaped(from, to).toCharArray();
            moment = Moments.parse(plain, 0, plain.length);
        }
        if (moment == null) {
            throw property("is not a date and time such as 2026-01-31T12:00:00Z");
        }
        return moment;
    }

    // ---- numbers and literals ---------------------------------------------------------------

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    public boolean isNumber() {
        char c = peek();
        return c == '-' || isDigit(c);
    }

    /**
     * Reads a number. Digits up to 2^53 with a small power of ten are exact without the general
     * parser (Clinger 1990), which is nearly every number there is.
     */
    public double number(String wanted) throws Violation {
        if (!isNumber()) {
            throw value(wanted);
        }
        int from = at;
        boolean negative = text[at] == '-';
        if (negative) {
            at++;
        }
        int firstDigit = at;
        long digits = digits(0);
        if (at - firstDigit > 1 && text[firstDigit] == '0') {
            at = firstDigit + 1;
            throw malformed("point or end of number");
        }
        int whole = at - firstDigit;
        int power = 0;
        if (text[at] == '.') {
            at++;
            int fraction = at;
            digits = digits(digits);
            power = fraction - at;
        }
        boolean few = whole - power <= 15;
        if (text[at] == 'e' || text[at] == 'E') {
            at++;
            boolean small = text[at] == '-';
            if (small || text[at] == '+') {
                at++;
            }
            int first = at;
            long exponent = digits(0);
            few &= at - first <= 3;
            power += (int) (small ? -exponent : exponent);
        }
        if (at - from > LONGEST_NUMBER) {
            throw property("is a number of more than " + LONGEST_NUMBER + " characters");
        }
        if (few && power >= -22 && power <= 22) {
            double exact = power < 0 ? digits / TENS[-power] : digits * TENS[power];
            return negative ? -exact : exact;
        }
        return Double.parseDouble(new String(text, from, at - from));
    }

    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };

    /** One or more digits, behind what is there already; wraps where {@code few} is false. */
    private long digits(long before) throws Violation {
        if (!isDigit(text[at])) {
            throw malformed("digit");
        }
        long value = before;
        int i = at;
        for (char c = text[i]; c >= '0' && c <= '9'; c = text[++i]) {
            value = value * 10 + (c - '0');
        }
        at = i;
        return value;
    }

    private boolean isLiteral() {
        return literal("true") || literal("false") || literal("null");
    }

    private boolean literal(String word) {
        int length = word.length();
        if (at + length >= text.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean truth() throws Violation {
        char c = peek();
        if (c == 't' && literal("true")) {
            at += 4;
            return true;
        }
        if (c == 'f' && literal("false")) {
            at += 5;
            return false;
        }
        throw value("true or false");
    }

    // ---- anything ---------------------------------------------------------------------------

    /** Skips a value of any kind, checking all of it, and gives its text as it stands. */
    String any() throws Violation {
        peek();
        int from = at;
        skip();
        return new String(text, from, at - from);
    }

    /** Skips a value of any kind, checking all of it. Depth is bounded, so recursion is. */
    public void skip() throws Violation {
        switch (peek()) {
            case '{' -> skipObject();
            case '[' -> {
                for (boolean more = enterList(); more; more = nextElement()) {
                    skip();
                }
            }
            case '"' -> text();
            case 't', 'f' -> truth();
            case 'n' -> {
                if (!literal("null")) {
                    throw malformed("value");
                }
                at += 4;
            }
            default -> number("a value");
        }
    }

    private static final Words NO_KEYS = new Words(List.of());

    private void skipObject() throws Violation {
        int first = seen;
        for (int key = firstKey(NO_KEYS); key != END; key = nextKey(NO_KEYS, 0)) {
            once(first);
            skip();
        }
        seen = first;
    }

    /** How many keys of open objects are noted: pass it to {@link #once} for each key. */
    int seen() {
        return seen;
    }

    /** Forgets the keys of an object that was left. */
    void forget(int first) {
        seen = first;
    }

    /**
     * Notes the key read last, in an object whose keys are not known beforehand.
     *
     * @param first how many were noted when the object began
     * @throws Violation if it was there before, or if there are more than any vendor needs: they
     *     are compared one by one
     */
    void once(int first) throws Violation {
        if (seen - first == MOST_KEYS) {
            throw new Violation(
                    ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION,
                    "an object has more than " + MOST_KEYS + " keys");
        }
        int hash = meant(keyFrom, keyTo).hashCode();
        for (int i = first; i < seen; i++) {
            if (hashes[i] == hash && meant(froms[i], tos[i]).equals(meant(keyFrom, keyTo))) {
                throw twice();
            }
        }
        if (seen == froms.length) {
            froms = Arrays.copyOf(froms, 2 * seen);
            tos = Arrays.copyOf(tos, 2 * seen);
            hashes = Arrays.copyOf(hashes, 2 * seen);
        }
        hashes[seen] = hash;
        froms[seen] = keyFrom;
        tos[seen++] = keyTo;
    }

    private boolean isPlain(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == '\\') {
                return false;
            }
        }
        return true;
    }

    /** A key with its escapes resolved. */
    private String meant(int from, int to) throws Violation {
        if (isPlain(from, to)) {
            return new String(text, from, to - from);
        }
        int back = at;
        at = from - 1;
        String key = text();
        at = back;
        return key;
    }

    Violation twice() {
        return new Violation(FORMAT_VIOLATION, "key '" + keyText() + "' stands there twice");
    }
}
