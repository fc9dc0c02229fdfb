package org.tidegate.iso15118.pki.internal;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The handful of DER values a certificate and its relatives are made of (X.690). */
public final class Der {
    private Der() {}

    public static byte[] sequence(byte[]... parts) {
        return tagged(0x30, concat(parts));
    }

    public static byte[] set(byte[]... parts) {
        return tagged(0x31, concat(parts));
    }

    public static byte[] integer(BigInteger value) {
        return tagged(0x02, value.toByteArray());
    }

    public static byte[] bool(boolean value) {
        return tagged(0x01, new byte[] {(byte) (value ? 0xFF : 0)});
    }

    public static byte[] octets(byte[] value) {
        return tagged(0x04, value);
    }

    public static byte[] bits(byte[] value, int unused) {
        return tagged(0x03, concat(new byte[] {(byte) unused}, value));
    }

    public static byte[] text(String value) {
        return tagged(0x0C, value.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * GeneralizedTime; RFC 5280 wants UTCTime before 2050, and every JDK and OpenSSL reads both.
     */
    public static byte[] time(Instant value) {
        boolean utc = value.atZone(ZoneOffset.UTC).getYear() < 2050;
        String text =
                DateTimeFormatter.ofPattern(utc ? "yyMMddHHmmss'Z'" : "yyyyMMddHHmmss'Z'")
                        .withZone(ZoneOffset.UTC)
                        .format(value);
        return tagged(utc ? 0x17 : 0x18, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** GeneralizedTime whatever the year, as OCSP wants it. */
    public static byte[] generalizedTime(Instant value) {
        String text =
                DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'")
                        .withZone(ZoneOffset.UTC)
                        .format(value);
        return tagged(0x18, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Characters of ASCII, as domain components and addresses are written. */
    public static byte[] ia5(String value) {
        return tagged(0x16, value.getBytes(StandardCharsets.US_ASCII));
    }

    /** Two letters of a country, say. */
    public static byte[] printable(String value) {
        return tagged(0x13, value.getBytes(StandardCharsets.US_ASCII));
    }

    public static byte[] nothing() {
        return tagged(0x05, new byte[0]);
    }

    public static byte[] enumerated(int value) {
        return tagged(0x0A, new byte[] {(byte) value});
    }

    /** Explicit context tag. */
    public static byte[] explicit(int number, byte[] content) {
        return tagged(0xA0 | number, content);
    }

    /** Constructed context tag around these values. */
    public static byte[] constructed(int number, byte[]... parts) {
        return tagged(0xA0 | number, concat(parts));
    }

    /** Implicit primitive context tag. */
    public static byte[] implicit(int number, byte[] content) {
        return tagged(0x80 | number, content);
    }

    public static byte[] oid(String dotted) {
        String[] arcs = dotted.split("\\.", -1);
        var out = new ByteArrayOutputStream();
        out.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            long arc = Long.parseLong(arcs[i]);
            for (int shift = 63 - 63 % 7; shift > 0; shift -= 7) {
                if (arc >>> shift != 0) {
                    out.write((int) (arc >>> shift & 0x7F) | 0x80);
                }
            }
            out.write((int) (arc & 0x7F));
        }
        return tagged(0x06, out.toByteArray());
    }

    private static byte[] tagged(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.length;
        if (length < 0x80) {
            out.write(length);
        } else {
            int bytes = length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
            out.write(0x80 | bytes);
            for (int i = bytes - 1; i >= 0; i--) {
                out.write(length >>> (8 * i));
            }
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
