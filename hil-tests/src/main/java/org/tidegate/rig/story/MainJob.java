package org.tidegate.rig.story;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.tidegate.controller.ladder.Reason;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.protection.GridMode;
import org.tidegate.rig.story.Actors.Actor;
import org.tidegate.rig.story.Story.Play;
import org.tidegate.rig.story.Story.Step;

/**
 * The main job, told in a minute: plug in, authorise, negotiate, charge, discharge on request,
 * support the frequency, ride through a sag, stop at the minimum, trip and come back, charge to the
 * target, leave.
 */
public final class MainJob {
    /** Where the demo's site puts the floor; the battery starts a little above it. */
    public static final double MINIMUM_SOC_PERCENT = 48;

    public static final double START_SOC_PERCENT = 50;
    public static final double TARGET_SOC_PERCENT = 60;

    /** So small that 11 kW move the state of charge by more than one percent a second. */
    public static final double BATTERY_WH = 250;

    private static final double EXPORT_W = -5_000;
    private static final double EXPORT_LIMIT_W = -8_000;

    /** Below this a direction is noise. */
    private static final double QUIET_W = 150;

    private MainJob() {}

    /**
     * All steps, in order.
     *
     * @param free how long real participants may play between the negotiation and the end; zero
     *     when everybody is a twin
     */
    public static List<Step> steps(Duration free) {
        var steps = new ArrayList<>(start());
        steps.addAll(energy());
        if (free.isPositive()) {
            steps.add(
                    step(
                            "free play",
                            "For %d s the real participants do as they like."
                                    .formatted(free.toSeconds()),
                            EnumSet.noneOf(Actor.class),
                            play -> freePlay(play, free)));
        }
        steps.addAll(end());
        return List.copyOf(steps);
    }

    private static List<Step> start() {
        return List.of(
                step(
                        "plug in",
                        "A vehicle plugs in.",
                        EnumSet.noneOf(Actor.class),
                        MainJob::plugIn),
                step(
                        "authorise",
                        "The operator is asked whether this vehicle may have energy.",
                        EnumSet.noneOf(Actor.class),
                        MainJob::authorise),
                step(
                        "negotiate",
                        "Vehicle and charger agree on a bidirectional DC session, check the cable"
                                + " and match voltages.",
                        EnumSet.noneOf(Actor.class),
                        MainJob::negotiate));
    }

    private static List<Step> energy() {
        return List.of(
                step(
                        "charge",
                        "The vehicle charges at full power.",
                        EnumSet.noneOf(Actor.class),
                        MainJob::charge),
                step(
                        "export on request",
                        "The operator asks for 5 kW back into the grid.",
                        EnumSet.of(Actor.OPERATOR),
                        MainJob::export),
                step(
                        "frequency support",
                        "The frequency dips to 49.7 Hz: droop adds export by itself.",
                        EnumSet.of(Actor.GRID, Actor.CONVERTER, Actor.OPERATOR),
                        MainJob::frequencyDip),
                step(
                        "ride through",
                        "The voltage sags to 60 % for 300 ms: no trip, power returns by itself.",
                        EnumSet.of(Actor.GRID, Actor.CONVERTER, Actor.OPERATOR),
                        MainJob::sag),
                step(
                        "minimum state of charge",
                        "The battery reaches its floor: export ends whatever anybody asks.",
                        EnumSet.of(Actor.VEHICLE, Actor.CONVERTER, Actor.OPERATOR),
                        MainJob::minimumSoc),
                step(
                        "trip and return",
                        "The frequency rises to 51.8 Hz: protection trips, observes, and enters"
                                + " service again.",
                        EnumSet.of(Actor.GRID, Actor.CONVERTER),
                        MainJob::tripAndReturn),
                step(
                        "charge to target",
                        "The vehicle charges to what it wants to leave with.",
                        EnumSet.of(Actor.VEHICLE, Actor.CONVERTER),
                        MainJob::chargeToTarget));
    }

    private static List<Step> end() {
        return List.of(
                step(
                        "stop",
                        "The session ends and the contactors open.",
                        EnumSet.noneOf(Actor.class),
                        MainJob::stop),
                step(
                        "unplug",
                        "The vehicle leaves; every kilowatt-hour is on record.",
                        EnumSet.noneOf(Actor.class),
                        MainJob::unplug));
    }

    private static String plugIn(Play play) {
        play.actors().operatorAuthorises(true);
        play.expect(
                "a converter and a grid that may be used",
                ofSeconds(15),
                s -> s.grid().measured() && s.grid().mode() != GridMode.TRIPPED);
        play.actors().plugIn();
        play.expect(
                "the pilot sees the vehicle",
                ofSeconds(3),
                s -> s.session().phase() != SessionPhase.AVAILABLE);
        return "pilot " + play.now().pilot().level() + ", session " + play.now().session().number();
    }

    private static String authorise(Play play) {
        play.expect(
                "authorisation",
                waitFor(play, Actor.OPERATOR, ofSeconds(8)),
                s -> s.session().phase() != SessionPhase.AUTHORISING);
        play.check(
                "the session goes on",
                play.now().session().phase() != SessionPhase.STOPPING
                        && play.now().session().phase() != SessionPhase.FINISHED);
        return play.now().operator().authorised()
                ? "authorised by the operator"
                : "authorised locally";
    }

    private static String negotiate(Play play) {
        play.expect(
                "energy may flow",
                waitFor(play, Actor.VEHICLE, ofSeconds(25)),
                s -> s.session().phase() == SessionPhase.ENERGY);
        Snapshot s = play.now();
        return "%s%s, %.0f V at the battery, contactors %s"
                .formatted(
                        s.vehicle().protocol(),
                        s.vehicle().encrypted() ? " over TLS" : " without TLS",
                        s.power().dcVoltageV(),
                        s.pilot().contactorClosed() ? "closed" : "open");
    }

    private static String charge(Play play) {
        long exportBefore = play.now().session().exportMilliWh();
        boolean vehicleIsTwin = play.actors().isTwin(Actor.VEHICLE);
        boolean converterIsTwin = play.actors().isTwin(Actor.CONVERTER);
        double expectedW = vehicleIsTwin && converterIsTwin ? 10_500 : 500;
        play.expect("charging", ofSeconds(8), s -> flow(play, s) > expectedW);
        play.pass(ofSeconds(3));
        Snapshot s = play.now();
        if (converterIsTwin) {
            play.check(
                    "charging moves only the import register",
                    s.session().importMilliWh() > 0 && s.session().exportMilliWh() == exportBefore);
        }
        return "%s, %s Wh in, nothing out"
                .formatted(Story.kilowatts(s.power().acPowerW()), wattHours(s, true));
    }

    private static String export(Play play) {
        play.actors().operatorWants(EXPORT_W, EXPORT_LIMIT_W);
        boolean allTwins =
                play.actors().isTwin(Actor.CONVERTER) && play.actors().isTwin(Actor.VEHICLE);
        double tolerance = allTwins ? 250 : 4_900;
        play.expect("−5 kW", ofSeconds(6), s -> near(flow(play, s), EXPORT_W, tolerance));
        long importBefore = play.now().session().importMilliWh();
        long exportBefore = play.now().session().exportMilliWh();
        play.pass(ofSeconds(2));
        Snapshot s = play.now();
        if (allTwins) {
            play.check(
                    "discharging moves only the export register",
                    s.session().exportMilliWh() > exportBefore
                            && s.session().importMilliWh() == importBefore);
        }
        return "%s, asked by %s"
                .formatted(Story.kilowatts(s.power().acPowerW()), s.operator().profileText());
    }

    private static String frequencyDip(Play play) {
        play.actors().gridFrequencyHz(49.7);
        boolean came =
                play.expect(
                        "droop adds export",
                        ofSeconds(4),
                        s ->
                                s.grid().frequencySupportActive()
                                        && s.power().acPowerW() < EXPORT_W - 300);
        play.pass(ofMillis(1_500));
        double supportedW = play.now().power().acPowerW();
        play.actors().gridNominal();
        play.pass(ofMillis(500));
        return came
                ? "%s: %s more than asked"
                        .formatted(
                                Story.kilowatts(supportedW), Story.kilowatts(supportedW - EXPORT_W))
                : "no support";
    }

    private static String sag(Play play) {
        play.actors().gridSag(0.6, ofMillis(300));
        boolean rode =
                play.expect(
                        "the sag is seen", ofSeconds(1), s -> s.grid().voltageL1V() < 0.8 * 230);
        play.holds(
                "no trip during and after the sag",
                ofMillis(900),
                s -> s.grid().mode() != GridMode.TRIPPED && !s.grid().tripped());
        play.expect("power is back", ofSeconds(2), s -> s.power().acPowerW() < EXPORT_W + 700);
        play.check("contactors stayed closed", play.now().pilot().contactorClosed());
        return rode
                ? "ridden through; back at " + Story.kilowatts(play.now().power().acPowerW())
                : "";
    }

    private static String minimumSoc(Play play) {
        play.expect(
                "the floor ends the export",
                ofSeconds(25),
                s ->
                        s.ladder().bindingReason() == Reason.MINIMUM_SOC
                                && s.power().acPowerW() > -QUIET_W);
        play.holds("no export at the floor", ofSeconds(1), s -> s.power().acPowerW() > -QUIET_W);
        double soc = play.actors().batterySocPercent();
        play.check(
                "the real battery is at most one point below the floor (it has " + soc + " %)",
                soc > MINIMUM_SOC_PERCENT - 1);
        return play.now().ladder().sentence();
    }

    private static String tripAndReturn(Play play) {
        play.actors().operatorWantsNothing();
        play.expect("charging again", ofSeconds(6), s -> s.power().acPowerW() > 3_000);
        play.actors().gridFrequencyHz(51.8);
        play.expect("a trip", ofSeconds(2), s -> s.grid().tripped());
        String stage = play.now().grid().tripStage();
        play.expect("no power", ofSeconds(1), s -> Math.abs(s.power().acPowerW()) < QUIET_W);
        play.pass(ofMillis(500));
        play.actors().gridNominal();
        long tripEndNanos = play.now().nanos();
        play.expect(
                "the observation time runs",
                ofSeconds(2),
                s -> s.grid().enterServiceRemainingNanos() < Long.MAX_VALUE);
        play.expect("service is entered again", ofSeconds(10), s -> !s.grid().tripped());
        double waitedS = (play.now().nanos() - tripEndNanos) / 1e9;
        play.check("not before the observation time of 5 s", waitedS > 4.8);
        return "tripped by %s, back after %.1f s".formatted(stage, waitedS);
    }

    private static String chargeToTarget(Play play) {
        play.expect(
                "the target is reached",
                ofSeconds(40),
                s -> play.actors().batterySocPercent() >= TARGET_SOC_PERCENT - 1);
        return "battery at %.1f %%".formatted(play.actors().batterySocPercent());
    }

    private static String freePlay(Play play, Duration free) {
        double importBefore = play.now().session().importMilliWh();
        double exportBefore = play.now().session().exportMilliWh();
        long endNanos = play.now().nanos() + free.toNanos();
        while (play.now().nanos() - endNanos < 0
                && play.now().session().phase() != SessionPhase.FINISHED
                && play.now().session().phase() != SessionPhase.AVAILABLE) {
            play.pass(ofMillis(200));
        }
        Snapshot s = play.now();
        return "%s Wh in, %s Wh out meanwhile"
                .formatted(
                        Story.number((s.session().importMilliWh() - importBefore) / 1000.0, 1),
                        Story.number((s.session().exportMilliWh() - exportBefore) / 1000.0, 1));
    }

    private static String stop(Play play) {
        if (!play.actors().isTwin(Actor.VEHICLE) || !play.actors().isTwin(Actor.CONVERTER)) {
            play.actors().operatorStops();
        }
        play.expect(
                "the session is over",
                ofSeconds(15),
                s ->
                        s.session().phase() == SessionPhase.FINISHED
                                || s.session().phase() == SessionPhase.AVAILABLE);
        play.check("contactors are open", !play.now().pilot().contactorClosed());
        return play.now().session().stopReason();
    }

    private static String unplug(Play play) {
        play.actors().unplug();
        play.expect(
                "the charger is free",
                ofSeconds(6),
                s -> s.session().phase() == SessionPhase.AVAILABLE);
        Snapshot s = play.now();
        boolean allTwins = true;
        for (Actor actor : Actor.values()) {
            allTwins &= play.actors().isTwin(actor);
        }
        if (allTwins) {
            double importWh = play.actors().meteredImportWh();
            double exportWh = play.actors().meteredExportWh();
            play.check(
                    "import agrees with an independent meter within 2 %% (%.2f Wh)"
                            .formatted(importWh),
                    near(s.session().importMilliWh() / 1000.0, importWh, 0.02 * importWh));
            play.check(
                    "export agrees with an independent meter within 2 %% (%.2f Wh)"
                            .formatted(exportWh),
                    near(s.session().exportMilliWh() / 1000.0, exportWh, 0.02 * exportWh));
        }
        return "%s Wh into the vehicle, %s Wh into the grid"
                .formatted(wattHours(s, true), wattHours(s, false));
    }

    private static Duration waitFor(Play play, Actor actor, Duration twinTakes) {
        return play.actors().isTwin(actor) ? twinTakes : Duration.ofMinutes(5);
    }

    /** What the twin measures; what a real converter was asked for, which may not be wired up. */
    private static double flow(Play play, Snapshot s) {
        return play.actors().isTwin(Actor.CONVERTER) ? s.power().acPowerW() : s.power().setpointW();
    }

    private static boolean near(double value, double expected, double tolerance) {
        return Math.abs(value - expected) <= tolerance;
    }

    private static String wattHours(Snapshot s, boolean importing) {
        long milliWh = importing ? s.session().importMilliWh() : s.session().exportMilliWh();
        return Story.number(milliWh / 1000.0, 1);
    }

    private static Step step(String name, String narration, EnumSet<Actor> needs, Story.Body body) {
        return new Step(name, narration, needs, body);
    }
}
