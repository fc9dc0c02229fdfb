package org.tidegate.controller.site;

import org.tidegate.controller.session.SiteWord;
import org.tidegate.hal.MeterQuality;
import org.tidegate.hal.MeterReading;
import org.tidegate.hal.SiteMeter;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * Carries the site meter's word to the lane. What is not believed is told as unknown, with the
 * reason; a meter that says nothing more is not repeated, so that its last word grows old.
 */
public final class SiteMeterPlane implements Plane {
    /** The meter is read once a second; its word shall not lie about for long. */
    private static final long PERIOD_NANOS = 100_000_000L;

    private final SiteMeter meter;
    private final Published<SiteWord> words;
    private MeterReading last = MeterReading.NONE;

    public SiteMeterPlane(SiteMeter meter, Published<SiteWord> words) {
        this.meter = meter;
        this.words = words;
        words.publish(toWord(MeterReading.NONE));
    }

    @Override
    public String name() {
        return "site-meter";
    }

    @Override
    public long step(long nowNanos) {
        MeterReading now = meter.latest();
        if (now.sequence() != last.sequence() || now.quality() != last.quality()) {
            last = now;
            words.publish(toWord(now));
        }
        return PERIOD_NANOS;
    }

    /** Plus is what the site takes: the meter's import, the charger's own sign. */
    static SiteWord toWord(MeterReading reading) {
        boolean usable = reading.quality() == MeterQuality.GOOD && reading.sequence() != 0;
        if (usable && Double.isFinite(reading.powerW())) {
            return new SiteWord(reading.sampledAtNanos(), reading.powerW());
        }
        String reason = usable ? "it gives no power" : reading.reason();
        return new SiteWord(reading.sampledAtNanos(), Double.NaN, reason);
    }
}
