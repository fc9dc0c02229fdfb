package org.tidegate.controller.selftest;

/**
 * What one check found.
 *
 * @param check its name, stable for reports
 * @param place the file, device or address that was looked at
 * @param reason what was found, without a full stop
 * @param remedy one line, a whole sentence; empty when there is nothing to do
 */
public record Finding(String check, Verdict verdict, String place, String reason, String remedy) {
    public enum Verdict {
        PASS("ok"),
        /** It works, but not as well as it should. */
        WARN("warning"),
        FAIL("FAILED"),
        /** It could not be judged here. */
        SKIP("skipped");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Finding {
        if (verdict != Verdict.PASS && remedy.isEmpty()) {
            throw new IllegalArgumentException(check + ": a finding has a remedy");
        }
    }

    public static Finding pass(String check, String place, String reason) {
        return new Finding(check, Verdict.PASS, place, reason, "");
    }

    public static Finding warn(String check, String place, String reason, String remedy) {
        return new Finding(check, Verdict.WARN, place, reason, remedy);
    }

    public static Finding fail(String check, String place, String reason, String remedy) {
        return new Finding(check, Verdict.FAIL, place, reason, remedy);
    }

    public static Finding skip(String check, String place, String reason, String remedy) {
        return new Finding(check, Verdict.SKIP, place, reason, remedy);
    }
}
