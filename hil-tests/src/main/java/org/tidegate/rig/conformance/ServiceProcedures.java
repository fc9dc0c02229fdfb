package org.tidegate.rig.conformance;

import java.util.ArrayList;
import java.util.List;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.Service;

/**
 * Enter service: the six cases of IEEE 1547.1-2020 5.6 where the code can be set to them, and for
 * every code its own window, wait and ramp, with an excursion that has to restart the wait.
 */
final class ServiceProcedures {
    private static final String SECTION = "Enter service";

    /** No power before this share of the wait (IEEE 1547.1-2020 5.6). */
    private static final double NOT_BEFORE = 0.985;

    /** Steps of up to 20 % are permitted; a ramp in small steps needs less. */
    private static final double AHEAD_PU = 0.05;

    private final ProtectionSettings profile;
    private final GridPoint nominal;

    ServiceProcedures(ProtectionSettings profile) {
        this.profile = profile;
        this.nominal = GridPoint.nominal(profile.nominalFrequencyHz());
    }

    List<Procedure> all() {
        Service own = profile.service();
        var all = new ArrayList<Procedure>();
        all.addAll(attacks("own", own, "the profile's own settings"));
        if (profile.profile().startsWith("ieee1547")) {
            Service one = set(0.917, 1.05, 59.5, 60.1, 300, 300);
            Service two = set(0.917, 1.05, 59.5, 60.1, 0.1, 300);
            Service three = set(0.95, 1.06, 59.9, 61.0, 600, 1000);
            Service five = set(0.88, 1.05, 59.0, 60.1, 0.1, 1);
            all.add(enter("case1", one, v(0.897), v(0.937), "case 1"));
            all.add(enter("case2", two, f(59.48), f(59.52), "case 2"));
            all.add(enter("case3", three, v(1.08), v(1.04), "case 3"));
            all.add(enter("case4", three, f(61.02), f(60.98), "case 4"));
            all.add(enter("case5", five, v(0.86), v(0.90), "case 5"));
            all.add(enter("case6", five, f(58.98), f(59.92), "case 6"));
        }
        return all;
    }

    private List<Procedure> attacks(String id, Service s, String words) {
        double vMargin = 0.02;
        double fMargin = 0.02;
        var list = new ArrayList<Procedure>();
        list.add(
                enter(
                        id + "-low-voltage",
                        s,
                        v(s.lowestVoltagePu() - vMargin),
                        v(s.lowestVoltagePu() + vMargin),
                        words));
        list.add(
                enter(
                        id + "-high-voltage",
                        s,
                        v(s.highestVoltagePu() + vMargin),
                        v(s.highestVoltagePu() - vMargin),
                        words));
        list.add(
                enter(
                        id + "-low-frequency",
                        s,
                        f(s.lowestFrequencyHz() - fMargin),
                        f(s.lowestFrequencyHz() + fMargin),
                        words));
        list.add(
                enter(
                        id + "-high-frequency",
                        s,
                        f(s.highestFrequencyHz() + fMargin),
                        f(s.highestFrequencyHz() - fMargin),
                        words));
        double waitS = s.observationNanos() * 1e-9;
        if (waitS >= 1) {
            list.add(excursion(id, s, v(s.highestVoltagePu() + vMargin), "voltage"));
            list.add(excursion(id, s, f(s.highestFrequencyHz() + fMargin), "frequency"));
        }
        return list;
    }

    private Procedure enter(
            String id, Service service, GridPoint outside, GridPoint inside, String words) {
        double waitS = service.observationNanos() * 1e-9;
        double rampS = service.rampNanos() * 1e-9;
        double outsideS = 10;
        // a random part may come on top (IEEE 1547-2018 4.10.3)
        double whole = outsideS + waitS + service.randomNanos() * 1e-9 + rampS + 10;
        var probes = new ArrayList<Probe>();
        probes.add(new Probe.Stays("nothing flows", Probe.Output.ACTIVE, 0, outsideS, -0.01, 0.01));
        probes.add(new Probe.NothingBefore(outsideS, NOT_BEFORE * waitS));
        if (rampS >= 1) {
            // the converter limits its current, so that a low voltage leaves less power to reach
            double target = -Math.min(1, inside.l1Pu());
            probes.add(new Probe.FollowsRamp(outsideS + waitS, rampS, target, AHEAD_PU, whole));
        }
        return new Procedure(
                "es-" + id,
                SECTION,
                "waits %s s, then a ramp of %s s; %s"
                        .formatted(Verdict.number(waitS), Verdict.number(rampS), words),
                "IEEE 1547.1-2020 5.6 (A); EN 50549-1 4.10 (C)",
                TestSettings.all(
                        TestSettings.stages(List.of()),
                        TestSettings.service(service),
                        TestSettings.noFunctions()),
                "no trips, functions off",
                outside,
                -1,
                false,
                List.of(
                        Segment.hold("outside", outsideS, outside),
                        Segment.hold("inside", whole - outsideS, inside)),
                probes);
    }

    private Procedure excursion(String id, Service service, GridPoint outside, String what) {
        double waitS = service.observationNanos() * 1e-9;
        double quarter = 0.25 * waitS;
        double blinkS = 0.08;
        double again = 5 + quarter + blinkS;
        double rest = waitS + (service.rampNanos() + service.randomNanos()) * 1e-9 + 10;
        return new Procedure(
                "es-%s-excursion-%s".formatted(id, what),
                SECTION,
                "%s leaves the window for %s s after a quarter of the wait, which begins again"
                        .formatted(what, Verdict.number(blinkS)),
                "IEEE 1547.1-2020 5.6 (A)",
                TestSettings.all(
                        TestSettings.stages(List.of()),
                        TestSettings.service(service),
                        TestSettings.noFunctions()),
                "no trips, functions off",
                outside,
                -1,
                false,
                List.of(
                        Segment.hold("outside", 5, outside),
                        Segment.hold("inside", quarter, nominal),
                        Segment.hold("excursion", blinkS, outside),
                        Segment.hold("inside again", rest, nominal)),
                List.of(
                        new Probe.Stays(
                                "nothing flows", Probe.Output.ACTIVE, 0, again, -0.01, 0.01),
                        new Probe.NothingBefore(again, NOT_BEFORE * waitS)));
    }

    private GridPoint v(double pu) {
        return nominal.voltage(pu);
    }

    private GridPoint f(double hz) {
        return nominal.frequency(hz);
    }

    private static Service set(
            double lowPu, double highPu, double lowHz, double highHz, double waitS, double rampS) {
        return new Service(
                lowPu, highPu, lowHz, highHz, Math.round(waitS * 1e9), Math.round(rampS * 1e9));
    }
}
