package org.tidegate.controller.journal;

import java.util.ArrayList;
import java.util.List;
import org.tidegate.controller.ladder.LadderView;
import org.tidegate.controller.ladder.Reason;
import org.tidegate.controller.ladder.Rung;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.iso15118.Refusal;

/**
 * Why power was what it was at one moment: the limit ladder in words and numbers, independent of
 * the enums that made it.
 *
 * @param sentence the answer in one line
 * @param demandW what was asked for
 * @param resultW what the ladder left of it
 * @param acPowerW what was measured; NaN if it was not
 * @param refusal what the vehicle side refused, in words; empty if nothing
 * @param remedy what a person can do about that
 * @param rules every rung of the ladder, highest authority first, also those without a limit
 */
public record Explanation(
        long boot,
        long wallMillis,
        long nanos,
        String sentence,
        double demandW,
        String demandSource,
        double resultW,
        double acPowerW,
        double socPercent,
        String phase,
        String refusal,
        String remedy,
        List<Rule> rules) {

    /**
     * One rung.
     *
     * @param lowW,highW infinite without a limit on that side
     * @param lowReason,highReason the sentence of the limit; empty without one
     */
    public record Rule(
            int order,
            String rung,
            double lowW,
            double highW,
            String lowReason,
            String highReason,
            boolean binding) {

        public boolean isLimit() {
            return !lowReason.isEmpty() || !highReason.isEmpty();
        }
    }

    public Explanation {
        rules = List.copyOf(rules);
    }

    /** Takes the ladder out of a snapshot. */
    public static Explanation of(long boot, long wallMillis, Snapshot snapshot) {
        LadderView ladder = snapshot.ladder();
        Rung binding = ladder.bindingRung();
        var rules = new ArrayList<Rule>();
        for (Rung rung : Rung.values()) {
            rules.add(
                    new Rule(
                            rung.ordinal() + 1,
                            rung.text(),
                            rounded(ladder.lowW(rung)),
                            rounded(ladder.highW(rung)),
                            ladder.lowReason(rung) == Reason.NO_LIMIT
                                    ? ""
                                    : ladder.lowSentence(rung),
                            ladder.highReason(rung) == Reason.NO_LIMIT
                                    ? ""
                                    : ladder.highSentence(rung),
                            rung == binding));
        }
        return new Explanation(
                boot,
                wallMillis,
                snapshot.nanos(),
                ladder.sentence(),
                rounded(ladder.demandW()),
                ladder.demandSource().text(),
                rounded(ladder.resultW()),
                rounded(snapshot.power().acPowerW()),
                snapshot.vehicle().socPercent(),
                snapshot.session().phase().text(),
                snapshot.vehicle().refusal(),
                Refusal.of(snapshot.vehicle().refusal()).map(Refusal::remedy).orElse(""),
                rules);
    }

    /** Whole watts: finer differences are noise, and noise would fill the disk. */
    private static double rounded(double powerW) {
        return Double.isFinite(powerW) ? (double) Math.round(powerW) : powerW;
    }
}
