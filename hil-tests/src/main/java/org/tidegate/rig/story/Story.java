package org.tidegate.rig.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.tidegate.controller.ladder.LadderView;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.rig.story.Actors.Actor;
import org.tidegate.runtime.Published;

/**
 * Plays steps in order, asserts each, keeps the results. A step that fails does not stop the story:
 * what follows is still told, and the end says how many failed.
 */
public final class Story {
    /** What a step does and expects. */
    @FunctionalInterface
    public interface Body {
        /** Returns one line of what was seen. */
        String play(Play play);
    }

    /** One step before it is played. */
    public record Step(String name, String narration, EnumSet<Actor> needs, Body body) {}

    /** A step's hands and eyes. */
    public final class Play {
        private final List<String> failures = new ArrayList<>();

        public Actors actors() {
            return actors;
        }

        public Snapshot now() {
            return snapshots.latest();
        }

        /** Waits for what must come; a failure names it when it does not. */
        public boolean expect(String what, Duration within, Predicate<Snapshot> condition) {
            boolean came = await(within, condition);
            if (!came) {
                failures.add(
                        "%s did not happen within %.1f s; last seen: %s"
                                .formatted(
                                        what,
                                        within.toMillis() / 1000.0,
                                        Narrator.liveLine(now())));
            }
            return came;
        }

        /** What must hold now. */
        public void check(String what, boolean holds) {
            if (!holds) {
                failures.add(what + "; last seen: " + Narrator.liveLine(now()));
            }
        }

        /** What must hold all the time for this long. */
        public void holds(String what, Duration length, Predicate<Snapshot> condition) {
            boolean broken = await(length, s -> !condition.test(s));
            if (broken) {
                failures.add(what + " did not hold; last seen: " + Narrator.liveLine(now()));
            }
        }

        public void pass(Duration time) {
            await(time, _ -> false);
        }

        private boolean await(Duration within, Predicate<Snapshot> condition) {
            return timeline.waitUntil(
                    () -> {
                        maybeTellLive();
                        return condition.test(snapshots.latest());
                    },
                    within);
        }
    }

    private static final long LIVE_EVERY_NANOS = 1_000_000_000L;

    private final Timeline timeline;
    private final Actors actors;
    private final Published<Snapshot> snapshots;
    private final Narrator narrator;
    private final List<StepResult> results = new ArrayList<>();
    private final long startNanos;
    private long lastLiveNanos;

    public Story(
            Timeline timeline, Actors actors, Published<Snapshot> snapshots, Narrator narrator) {
        this.timeline = timeline;
        this.actors = actors;
        this.snapshots = snapshots;
        this.narrator = narrator;
        this.startNanos = timeline.clock().nanos();
        this.lastLiveNanos = startNanos;
    }

    public List<StepResult> play(List<Step> steps) {
        int number = 1;
        for (Step step : steps) {
            results.add(play(number++, step));
        }
        return List.copyOf(results);
    }

    private StepResult play(int number, Step step) {
        double startedS = seconds();
        narrator.stepBegins(startedS, number, step.narration());
        String missing = missing(step);
        StepResult result;
        if (!missing.isEmpty()) {
            result = new StepResult(step.name(), startedS, 0, List.of(), "", missing);
        } else {
            var play = new Play();
            String finding = step.body().play(play);
            result =
                    new StepResult(
                            step.name(),
                            startedS,
                            seconds() - startedS,
                            List.copyOf(play.failures),
                            finding,
                            "");
        }
        narrator.stepEnds(result);
        return result;
    }

    private String missing(Step step) {
        var words = new ArrayList<String>();
        for (Actor actor : step.needs()) {
            if (!actors.isTwin(actor)) {
                words.add(actor.text() + " is the real thing and cannot be directed");
            }
        }
        return String.join("; ", words);
    }

    private void maybeTellLive() {
        long now = timeline.clock().nanos();
        if (now - lastLiveNanos >= LIVE_EVERY_NANOS) {
            lastLiveNanos = now;
            narrator.live(seconds(), snapshots.latest());
        }
    }

    private double seconds() {
        return (timeline.clock().nanos() - startNanos) / 1e9;
    }

    static String kilowatts(double powerW) {
        return LadderView.kilowatts(powerW);
    }

    static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
