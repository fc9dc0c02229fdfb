package org.tidegate.controller.ladder;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One cycle's limit ladder, immutable, with its explanation in words. */
public final class LadderView {
    private static final Rung[] RUNGS = Rung.values();

    private final double[] lowW;
    private final double[] highW;
    private final Reason[] lowReason;
    private final Reason[] highReason;
    private final double[] lowNumber;
    private final double[] highNumber;
    private final double demandW;
    private final DemandSource source;
    private final double resultW;
    private final int lowRung;
    private final int highRung;

    LadderView(
            double[] lowW,
            double[] highW,
            Reason[] lowReason,
            Reason[] highReason,
            double[] lowNumber,
            double[] highNumber,
            double demandW,
            DemandSource source,
            double resultW,
            int lowRung,
            int highRung) {
        this.lowW = lowW;
        this.highW = highW;
        this.lowReason = lowReason;
        this.highReason = highReason;
        this.lowNumber = lowNumber;
        this.highNumber = highNumber;
        this.demandW = demandW;
        this.source = source;
        this.resultW = resultW;
        this.lowRung = lowRung;
        this.highRung = highRung;
    }

    /** A ladder on which nothing is allowed because nothing has been decided yet. */
    public static LadderView closed() {
        var ladder = new LimitLadder();
        ladder.close(Rung.SAFETY, Reason.NO_SESSION, Double.NaN);
        ladder.resolve(0, DemandSource.NOBODY);
        return ladder.view();
    }

    /** Most negative power the rung permits; negative infinity without a limit. */
    public double lowW(Rung rung) {
        return lowW[rung.ordinal()];
    }

    /** Highest power the rung permits; positive infinity without a limit. */
    public double highW(Rung rung) {
        return highW[rung.ordinal()];
    }

    public Reason lowReason(Rung rung) {
        return lowReason[rung.ordinal()];
    }

    public Reason highReason(Rung rung) {
        return highReason[rung.ordinal()];
    }

    public String lowSentence(Rung rung) {
        int i = rung.ordinal();
        return sentence(lowReason[i], lowW[i], lowNumber[i]);
    }

    public String highSentence(Rung rung) {
        int i = rung.ordinal();
        return sentence(highReason[i], highW[i], highNumber[i]);
    }

    /** What was asked for, after frequency support and before any limit. */
    public double demandW() {
        return demandW;
    }

    public DemandSource demandSource() {
        return source;
    }

    public double resultW() {
        return resultW;
    }

    public double allowedLowW() {
        return lowW[lowRung];
    }

    public double allowedHighW() {
        return highW[highRung];
    }

    /** The rung that keeps the result away from the demand; null when the demand is met. */
    public @Nullable Rung bindingRung() {
        if (resultW == demandW) {
            return null;
        }
        return RUNGS[resultW > demandW ? lowRung : highRung];
    }

    /** Why the result is not the demand; {@link Reason#NO_LIMIT} when it is. */
    public Reason bindingReason() {
        if (resultW == demandW) {
            return Reason.NO_LIMIT;
        }
        return resultW > demandW ? lowReason[lowRung] : highReason[highRung];
    }

    /** One line: "−3.2 kW: asked −5.0 kW by the operator, bound by …". */
    public String sentence() {
        String head = kilowatts(resultW);
        Rung rung = bindingRung();
        if (rung == null) {
            return switch (source) {
                case NOBODY ->
                        demandW == 0
                                ? head + ": nobody asks for power"
                                : head + ": as asked by nobody";
                case UNSEEN_METER, SILENT_MANAGER -> head + ": " + source.text();
                default -> head + ": as asked by " + source.text();
            };
        }
        String why = resultW > demandW ? lowSentence(rung) : highSentence(rung);
        return "%s: asked %s by %s, bound by %s (%s)"
                .formatted(head, kilowatts(demandW), source.text(), why, rung.text());
    }

    private static String sentence(Reason reason, double limitW, double number) {
        return reason.template()
                .replace("{w}", kilowatts(limitW))
                .replace(
                        "{x}",
                        Double.isNaN(number) ? "?" : String.format(Locale.ROOT, "%.0f", number));
    }

    /** Kilowatts with an explicit sign and one decimal, such as "+11.0 kW" or "−3.2 kW". */
    public static String kilowatts(double powerW) {
        if (Double.isInfinite(powerW)) {
            return powerW > 0 ? "unlimited" : "−unlimited";
        }
        String magnitude = String.format(Locale.ROOT, "%.1f kW", Math.abs(powerW) / 1000);
        boolean zero = magnitude.startsWith("0.0 ");
        return (zero ? "" : powerW < 0 ? "−" : "+") + magnitude;
    }
}
