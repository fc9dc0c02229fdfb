package org.tidegate.protection.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A recording as COMTRADE, IEC 60255-24:2013 (IEEE C37.111-2013): configuration, data and the
 * single file that holds both. Times are UTC with microseconds.
 *
 * @param cfg text of the configuration file
 * @param dat content of the data file
 * @param hdr what happened, for people
 */
public record Comtrade(Format format, String cfg, byte[] dat, String hdr) {
    private static final String END = "\r\n";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MM/yyyy,HH:mm:ss.SSSSSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /** Clause 8: 99999 stands for a value that is missing in ASCII data. */
    private static final int MISSING_ASCII = 99_999;

    private static final int MOST_ASCII = 99_998;

    /** Clause 8: 0x8000 stands for a value that is missing in 16-bit binary data. */
    private static final short MISSING_BINARY = Short.MIN_VALUE;

    private static final int MOST_BINARY = 32_767;

    /** Annexes to the edition of 2013: the most negative float stands for a missing value. */
    private static final float MISSING_FLOAT = -Float.MAX_VALUE;

    /** How the data are written. */
    public enum Format {
        ASCII,
        BINARY,
        FLOAT32
    }

    /**
     * @param station name of the place and the charger
     * @param wallMillisAtZero wall time at monotonic 0, from one reading of both clocks
     */
    public static Comtrade of(
            Recording recording, Format format, String station, long wallMillisAtZero) {
        return new Comtrade(
                format,
                cfg(recording, format, station, wallMillisAtZero),
                dat(recording, format),
                hdr(recording, station, wallMillisAtZero));
    }

    /** Clause 9: all sections in one file. */
    public byte[] cff() {
        var out = new ByteArrayOutputStream();
        text(out, "--- file type: CFG ---" + END + cfg);
        text(out, "--- file type: INF ---" + END);
        text(out, "--- file type: HDR ---" + END + hdr);
        text(
                out,
                format == Format.ASCII
                        ? "--- file type: DAT ASCII ---" + END
                        : "--- file type: DAT " + format + ": " + dat.length + " ---" + END);
        out.writeBytes(dat);
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String cfg(Recording r, Format format, String station, long wallMillisAtZero) {
        List<Channel> analog = r.channels().stream().filter(c -> !c.isFlag()).toList();
        List<Channel> status = r.channels().stream().filter(Channel::isFlag).toList();
        var out = new StringBuilder();
        line(out, field(station, 64), "tidegate", "2013");
        line(out, String.valueOf(r.channels().size()), analog.size() + "A", status.size() + "D");
        int most = format == Format.ASCII ? MOST_ASCII : MOST_BINARY;
        for (int i = 0; i < analog.size(); i++) {
            Channel c = analog.get(i);
            boolean scaled = format != Format.FLOAT32;
            line(
                    out,
                    String.valueOf(i + 1),
                    field(c.id(), 128),
                    field(c.phase(), 2),
                    "",
                    field(c.unit(), 32),
                    scaled ? number(c.fullScale() / most) : "1",
                    "0",
                    "0",
                    scaled ? "-" + most : "-3.4028235E38",
                    scaled ? String.valueOf(most) : "3.4028235E38",
                    "1",
                    "1",
                    "P");
        }
        for (int i = 0; i < status.size(); i++) {
            line(out, String.valueOf(i + 1), field(status.get(i).id(), 128), "", "", "0");
        }
        line(out, number(r.nominalHz()));
        double rate = r.rateHz();
        // Without an even rate the time stamps in the data file count (7.4.7).
        line(out, rate > 0 ? "1" : "0");
        line(out, number(rate), String.valueOf(r.samples()));
        line(out, time(wallMillisAtZero, r.nanos()[0]));
        line(out, time(wallMillisAtZero, r.nanos()[r.triggerIndex()]));
        line(out, format.name());
        line(out, "1");
        line(out, "0", "0");
        // B: the clock may be 10 s off, since nobody here knows how it is set; 3: no leap seconds.
        line(out, "B", "3");
        return out.toString();
    }

    private static byte[] dat(Recording r, Format format) {
        return format == Format.ASCII ? ascii(r) : binary(r, format);
    }

    private static byte[] ascii(Recording r) {
        var out = new StringBuilder();
        for (int s = 0; s < r.samples(); s++) {
            out.append(s + 1).append(',').append(micros(r, s));
            for (int flags = 0; flags < 2; flags++) {
                for (int c = 0; c < r.values().length; c++) {
                    Channel channel = r.channels().get(c);
                    double value = r.values()[c][s];
                    if (channel.isFlag() == (flags == 1)) {
                        out.append(',')
                                .append(
                                        channel.isFlag()
                                                ? (value > 0.5 ? 1 : 0)
                                                : scaled(
                                                        channel, value, MOST_ASCII, MISSING_ASCII));
                    }
                }
            }
            out.append(END);
        }
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] binary(Recording r, Format format) {
        int analog = (int) r.channels().stream().filter(c -> !c.isFlag()).count();
        int words = (r.channels().size() - analog + 15) / 16;
        int width = format == Format.FLOAT32 ? Float.BYTES : Short.BYTES;
        int row = 8 + analog * width + words * Short.BYTES;
        ByteBuffer out = ByteBuffer.allocate(row * r.samples()).order(ByteOrder.LITTLE_ENDIAN);
        var status = new int[words];
        for (int s = 0; s < r.samples(); s++) {
            out.putInt(s + 1).putInt((int) micros(r, s));
            java.util.Arrays.fill(status, 0);
            int bit = 0;
            for (int c = 0; c < r.values().length; c++) {
                Channel channel = r.channels().get(c);
                double value = r.values()[c][s];
                if (channel.isFlag()) {
                    status[bit / 16] |= value > 0.5 ? 1 << bit % 16 : 0;
                    bit++;
                } else if (format == Format.FLOAT32) {
                    out.putFloat(Double.isFinite(value) ? (float) value : MISSING_FLOAT);
                } else {
                    out.putShort((short) scaled(channel, value, MOST_BINARY, MISSING_BINARY));
                }
            }
            for (int word : status) {
                out.putShort((short) word);
            }
        }
        return out.array();
    }

    private static long scaled(Channel channel, double value, int most, int missing) {
        if (Double.isNaN(value)) {
            return missing;
        }
        double counts = Math.rint(value / channel.fullScale() * most);
        return (long) Math.clamp(counts, -most, most);
    }

    private static long micros(Recording r, int sample) {
        return Math.round((r.nanos()[sample] - r.nanos()[0]) / 1e3);
    }

    private static String hdr(Recording r, String station, long wallMillisAtZero) {
        TripRecord t = r.trip();
        var out = new StringBuilder();
        line(out, "Trip of stage " + t.stage() + " at " + station);
        line(out, "Decided " + time(wallMillisAtZero, t.tripNanos()).replace(',', ' ') + " UTC");
        line(
                out,
                Double.isNaN(t.extreme())
                        ? "The quantity was not measured"
                        : "Extreme value " + number(t.extreme()));
        line(out, "Beyond the threshold for " + number(t.beyondNanos() / 1e9) + " s");
        line(
                out,
                t.clearingNanos() == 0
                        ? "The current had not gone when the recording ended"
                        : "Clearing time " + number(t.clearingNanos() / 1e9) + " s");
        return out.toString();
    }

    private static String time(long wallMillisAtZero, long nanos) {
        Instant at =
                Instant.ofEpochMilli(wallMillisAtZero)
                        .plusNanos(nanos)
                        // Half a microsecond turns the pattern's cutting into rounding.
                        .plusNanos(500);
        return TIME.format(at);
    }

    /** Commas and line ends would break the file. */
    private static String field(String text, int most) {
        String clean = text.replaceAll("[,\\p{Cntrl}]", " ").strip();
        return clean.length() <= most ? clean : clean.substring(0, most);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Float.toString((float) value);
    }

    private static void line(StringBuilder out, String... fields) {
        out.append(String.join(",", fields)).append(END);
    }
}
