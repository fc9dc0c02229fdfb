package org.tidegate.iso15118;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * What single vehicle models need beyond the standard, as signed data: a wrong entry can stop a
 * model from discharging or from charging at all, so nobody may add one by editing a file.
 *
 * <p>One vehicle a line: {@code vehicle KIND ID ; KEY=VALUE ; …}. KIND is {@code evccid} (the whole
 * EVCCID), {@code oui} (its first six digits) or {@code wmi} (the beginning of a VIN-like EVCCID);
 * the longest that fits wins. A file with anything unknown in it is refused whole, as is one
 * without a valid Ed25519 signature.
 *
 * @param problem why the data was refused and is not used; empty if it is in use
 */
public record VehicleQuirks(List<Quirk> quirks, String problem) {
    private static final String NAME = "vehicle-quirks";
    private static final String FORMAT = "format 1";
    private static final double MOST_W = 4e6;
    private static final long LEAST_PATIENCE_MILLIS = 100;

    /** Nothing is known about any vehicle. */
    public static final VehicleQuirks NONE = new VehicleQuirks(List.of(), "");

    public VehicleQuirks {
        quirks = List.copyOf(quirks);
    }

    /** How a pause of the charger must look to a vehicle. */
    public enum Pause {
        /** As the standard has it: the notification of that name. */
        NOTIFY,
        /** The notification ends the session for good: its smallest power instead. */
        SMALLEST_POWER,
        /** It knows no pause: the session ends. */
        TERMINATE
    }

    /**
     * One entry.
     *
     * @param id upper case, without colons
     * @param whole the id is the whole EVCCID and not its beginning
     * @param latchesAtZero an announcement of 0 W switches it off until the next plug-in
     * @param smallestPowerW it transfers nothing below this
     * @param maxChargePowerW,maxDischargePowerW never believe more; infinite for no limit
     * @param patienceMillis it leaves if an answer takes longer
     */
    public record Quirk(
            String id,
            boolean whole,
            boolean latchesAtZero,
            double smallestPowerW,
            double maxChargePowerW,
            double maxDischargePowerW,
            Pause pause,
            long patienceMillis,
            String note) {
        /** A vehicle like the standard's. */
        public static final Quirk ORDINARY =
                new Quirk(
                        "",
                        false,
                        false,
                        0,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        Pause.NOTIFY,
                        Long.MAX_VALUE,
                        "");

        private boolean fits(String evccId) {
            return whole ? evccId.equals(id) : evccId.startsWith(id);
        }
    }

    /** The entry for this vehicle; {@link Quirk#ORDINARY} without one. */
    public Quirk of(String evccId) {
        String wanted = normal(evccId);
        Quirk best = Quirk.ORDINARY;
        for (Quirk quirk : quirks) {
            if (quirk.fits(wanted) && quirk.id.length() > best.id.length()) {
                best = quirk;
            }
        }
        return best;
    }

    private static String normal(String evccId) {
        return evccId.replace(":", "").replace("-", "").toUpperCase(Locale.ROOT);
    }

    private static final class Shipped {
        static final VehicleQuirks DATA = read();

        private static VehicleQuirks read() {
            try {
                return load(
                        resource(".txt"),
                        Base64.getMimeDecoder().decode(resource(".sig")),
                        key(Base64.getMimeDecoder().decode(resource(".pub"))));
            } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
                return refused("the files in this program cannot be read: " + e.getMessage());
            }
        }

        private static byte[] resource(String ending) throws IOException {
            try (InputStream in = VehicleQuirks.class.getResourceAsStream(NAME + ending)) {
                if (in == null) {
                    throw new IOException(NAME + ending + " is missing");
                }
                return in.readAllBytes();
            }
        }
    }

    /** The data in this program. */
    public static VehicleQuirks shipped() {
        return Shipped.DATA;
    }

    private static PublicKey key(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    /**
     * Checks and reads data from outside.
     *
     * @param signature Ed25519 over all bytes of the text; empty if there is none
     * @param maker whose signature counts
     */
    public static VehicleQuirks load(byte[] text, byte[] signature, PublicKey maker) {
        try {
            if (signature.length == 0) {
                return refused("it is not signed");
            }
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(maker);
            check.update(text);
            if (!check.verify(signature)) {
                return refused("its signature does not fit: it was changed, or is not the maker's");
            }
        } catch (GeneralSecurityException e) {
            return refused("its signature cannot be read: " + e.getMessage());
        }
        return parse(new String(text, StandardCharsets.UTF_8));
    }

    private static VehicleQuirks refused(String why) {
        return new VehicleQuirks(List.of(), why);
    }

    private static VehicleQuirks parse(String text) {
        var quirks = new ArrayList<Quirk>();
        boolean begun = false;
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                if (!begun) {
                    if (!line.equals(FORMAT)) {
                        throw new IllegalArgumentException("\"" + FORMAT + "\" expected first");
                    }
                    begun = true;
                } else {
                    quirks.add(quirk(line));
                }
            } catch (IllegalArgumentException e) {
                return refused("line " + number + ": " + e.getMessage());
            }
        }
        return begun ? new VehicleQuirks(quirks, "") : refused("\"" + FORMAT + "\" expected first");
    }

    private static Quirk quirk(String line) {
        String[] parts = line.split(";", -1);
        String[] head = parts[0].strip().split(" +", -1);
        if (head.length != 3 || !head[0].equals("vehicle")) {
            throw new IllegalArgumentException("\"vehicle KIND ID\" expected: " + parts[0].strip());
        }
        String id = normal(head[2]);
        boolean whole =
                switch (head[1]) {
                    case "evccid" -> true;
                    case "oui" -> {
                        if (!id.matches("[0-9A-F]{6}")) {
                            throw new IllegalArgumentException("six digits expected: " + head[2]);
                        }
                        yield false;
                    }
                    case "wmi" -> false;
                    default -> throw new IllegalArgumentException("unknown kind: " + head[1]);
                };
        Quirk quirk =
                new Quirk(
                        id,
                        whole,
                        false,
                        0,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        Pause.NOTIFY,
                        Long.MAX_VALUE,
                        "");
        for (int i = 1; i < parts.length; i++) {
            quirk = with(quirk, parts[i].strip());
        }
        return quirk;
    }

    private static Quirk with(Quirk q, String word) {
        int at = word.indexOf('=');
        if (at < 0) {
            throw new IllegalArgumentException("KEY=VALUE expected: " + word);
        }
        String value = word.substring(at + 1).strip();
        String key = word.substring(0, at).strip();
        return switch (key) {
            case "zero" -> {
                if (!value.equals("latches")) {
                    throw new IllegalArgumentException("zero=latches expected: " + word);
                }
                yield new Quirk(
                        q.id,
                        q.whole,
                        true,
                        q.smallestPowerW,
                        q.maxChargePowerW,
                        q.maxDischargePowerW,
                        q.pause,
                        q.patienceMillis,
                        q.note);
            }
            case "smallest-power-w" ->
                    new Quirk(
                            q.id,
                            q.whole,
                            q.latchesAtZero,
                            watts(value),
                            q.maxChargePowerW,
                            q.maxDischargePowerW,
                            q.pause,
                            q.patienceMillis,
                            q.note);
            case "max-charge-w" ->
                    new Quirk(
                            q.id,
                            q.whole,
                            q.latchesAtZero,
                            q.smallestPowerW,
                            watts(value),
                            q.maxDischargePowerW,
                            q.pause,
                            q.patienceMillis,
                            q.note);
            case "max-discharge-w" ->
                    new Quirk(
                            q.id,
                            q.whole,
                            q.latchesAtZero,
                            q.smallestPowerW,
                            q.maxChargePowerW,
                            watts(value),
                            q.pause,
                            q.patienceMillis,
                            q.note);
            case "pause" ->
                    new Quirk(
                            q.id,
                            q.whole,
                            q.latchesAtZero,
                            q.smallestPowerW,
                            q.maxChargePowerW,
                            q.maxDischargePowerW,
                            pause(value),
                            q.patienceMillis,
                            q.note);
            case "patience-ms" ->
                    new Quirk(
                            q.id,
                            q.whole,
                            q.latchesAtZero,
                            q.smallestPowerW,
                            q.maxChargePowerW,
                            q.maxDischargePowerW,
                            q.pause,
                            patience(value),
                            q.note);
            case "note" ->
                    new Quirk(
                            q.id,
                            q.whole,
                            q.latchesAtZero,
                            q.smallestPowerW,
                            q.maxChargePowerW,
                            q.maxDischargePowerW,
                            q.pause,
                            q.patienceMillis,
                            value);
            default -> throw new IllegalArgumentException("unknown key: " + key);
        };
    }

    private static double watts(String value) {
        double watts = Double.parseDouble(value);
        if (!(watts >= 0 && watts <= MOST_W)) {
            throw new IllegalArgumentException("a power from 0 to 4e6 W expected: " + value);
        }
        return watts;
    }

    private static Pause pause(String value) {
        return switch (value) {
            case "notify" -> Pause.NOTIFY;
            case "smallest-power" -> Pause.SMALLEST_POWER;
            case "terminate" -> Pause.TERMINATE;
            default ->
                    throw new IllegalArgumentException(
                            "notify, smallest-power or terminate expected: " + value);
        };
    }

    private static long patience(String value) {
        long millis = Long.parseLong(value);
        if (millis < LEAST_PATIENCE_MILLIS) {
            throw new IllegalArgumentException("at least 100 ms expected: " + value);
        }
        return millis;
    }
}
