package org.tidegate.ocpp.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.internal.message.Data.OperationMode;
import org.tidegate.ocpp.internal.message.Profile.ChargingProfile;
import org.tidegate.ocpp.internal.message.Profile.ChargingSchedule;
import org.tidegate.ocpp.internal.message.Profile.Kind;
import org.tidegate.ocpp.internal.message.Profile.Period;
import org.tidegate.ocpp.internal.message.Profile.Purpose;
import org.tidegate.ocpp.internal.message.Profile.RateUnit;
import org.tidegate.ocpp.internal.message.Profile.RecurrencyKind;

@DisplayName("How profiles stack")
class CompositeTest {
    private static final long NOW = 1_790_000_000_000L;
    private static final String TX = "tx";

    // ---- a second evaluator, written to be read and not to be fast ---------------------------

    /** Walks the rules of K01 for one instant, second by second, with lists. */
    private static double[] naive(ProfileBook book, Basis basis, long at) {
        Period max = highest(book, basis, at, Purpose.CHARGING_STATION_MAX_PROFILE);
        Period own = highest(book, basis, at, Purpose.TX_PROFILE);
        if (own == null) {
            own = highest(book, basis, at, Purpose.TX_DEFAULT_PROFILE);
        }
        double limit = Double.POSITIVE_INFINITY;
        double discharge = 0;
        double target = Double.NaN;
        if (own != null && own.mode() == OperationMode.IDLE) {
            limit = 0;
            target = 0;
        } else if (own != null) {
            if (own.limit() != null) {
                limit = own.limit();
            }
            if (own.mode() == OperationMode.CENTRAL_SETPOINT && own.setpoint() != null) {
                target = own.setpoint();
                if (own.dischargeLimit() != null) {
                    discharge = own.dischargeLimit();
                } else if (target < 0) {
                    discharge = target;
                }
            }
        }
        if (max != null && max.limit() != null && max.limit() < limit) {
            limit = max.limit();
        }
        if (target > limit) {
            target = limit;
        }
        if (target < discharge) {
            target = discharge;
        }
        return new double[] {target + 0.0, limit, discharge + 0.0};
    }

    private static @Nullable Period highest(
            ProfileBook book, Basis basis, long at, Purpose purpose) {
        Period best = null;
        int level = -1;
        for (ProfileBook.Entry e : book.entries()) {
            ChargingProfile p = e.profile();
            boolean mine = purpose != Purpose.TX_PROFILE || TX.equals(basis.transactionId());
            if (p.chargingProfilePurpose() == purpose && mine && p.stackLevel() > level) {
                Period period = running(p, basis, at);
                if (period != null) {
                    best = period;
                    level = p.stackLevel();
                }
            }
        }
        return best;
    }

    private static @Nullable Period running(ChargingProfile p, Basis basis, long at) {
        Instant now = Instant.ofEpochMilli(at);
        if (p.validFrom() != null && now.isBefore(p.validFrom())) {
            return null;
        }
        if (p.validTo() != null && !now.isBefore(p.validTo())) {
            return null;
        }
        ChargingSchedule s = p.chargingSchedule().getFirst();
        long start =
                s.startSchedule() == null
                        ? basis.transactionStartMillis()
                        : s.startSchedule().toEpochMilli();
        if (p.chargingProfileKind() == Kind.RECURRING) {
            long cycle = p.recurrencyKind() == RecurrencyKind.DAILY ? 86_400_000L : 604_800_000L;
            while (start + cycle <= at) {
                start += cycle;
            }
        }
        if (at < start) {
            return null;
        }
        if (s.duration() != null && at >= start + s.duration() * 1000L) {
            return null;
        }
        Period on = null;
        for (Period each : s.chargingSchedulePeriod()) {
            if (start + each.startPeriod() * 1000L <= at) {
                on = each;
            }
        }
        return on;
    }

    // ---- random books -----------------------------------------------------------------------

    private static ProfileBook randomBook(SplittableRandom random) {
        var entries = new ArrayList<ProfileBook.Entry>();
        int many = random.nextInt(1, 9);
        Purpose[] purposes = {
            Purpose.CHARGING_STATION_MAX_PROFILE, Purpose.TX_DEFAULT_PROFILE, Purpose.TX_PROFILE
        };
        for (int i = 0; i < many; i++) {
            Purpose purpose = purposes[random.nextInt(3)];
            int level = i; // a level is held once per purpose
            Kind kind =
                    switch (random.nextInt(3)) {
                        case 0 -> Kind.ABSOLUTE;
                        case 1 -> Kind.RECURRING;
                        default ->
                                purpose == Purpose.CHARGING_STATION_MAX_PROFILE
                                        ? Kind.ABSOLUTE
                                        : Kind.RELATIVE;
                    };
            Instant start =
                    kind == Kind.RELATIVE
                            ? null
                            : Instant.ofEpochMilli(NOW + random.nextInt(-200_000, 4_000) * 1000L);
            var schedule =
                    new ChargingSchedule(
                            i,
                            null,
                            start,
                            random.nextBoolean() ? null : random.nextInt(1, 8_000),
                            RateUnit.W,
                            null,
                            null,
                            null,
                            null,
                            null,
                            randomPeriods(random, purpose),
                            null,
                            null,
                            null,
                            null);
            entries.add(
                    new ProfileBook.Entry(
                            purpose == Purpose.TX_PROFILE ? 1 : 0,
                            new ChargingProfile(
                                    i + 1,
                                    level,
                                    purpose,
                                    kind,
                                    random.nextBoolean()
                                            ? RecurrencyKind.DAILY
                                            : RecurrencyKind.WEEKLY,
                                    edge(random),
                                    edge(random),
                                    purpose == Purpose.TX_PROFILE ? TX : null,
                                    null,
                                    List.of(schedule),
                                    null,
                                    null,
                                    null,
                                    null),
                            0));
        }
        return new ProfileBook(entries);
    }

    private static @Nullable Instant edge(SplittableRandom random) {
        return random.nextInt(3) > 0
                ? null
                : Instant.ofEpochMilli(NOW + random.nextInt(-3_600, 3_600) * 1000L);
    }

    private static List<Period> randomPeriods(SplittableRandom random, Purpose purpose) {
        var periods = new ArrayList<Period>();
        int start = 0;
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            boolean maximum = purpose == Purpose.CHARGING_STATION_MAX_PROFILE;
            double limit = random.nextInt(0, 12) * 1000.0;
            double discharge = -random.nextInt(0, 12) * 1000.0;
            double setpoint = discharge + random.nextDouble() * (limit - discharge);
            periods.add(
                    switch (maximum ? 0 : random.nextInt(4)) {
                        case 0 -> Period.of(start, limit, null, null, null);
                        case 1 ->
                                Period.of(
                                        start,
                                        limit,
                                        discharge,
                                        setpoint,
                                        OperationMode.CENTRAL_SETPOINT);
                        case 2 ->
                                Period.of(
                                        start,
                                        null,
                                        null,
                                        setpoint,
                                        OperationMode.CENTRAL_SETPOINT);
                        default -> Period.of(start, null, null, null, OperationMode.IDLE);
                    });
            start += random.nextInt(1, 3_000);
        }
        return periods;
    }

    private static double[] numbers(Effective e) {
        return new double[] {e.targetW(), e.limitW(), e.dischargeLimitW()};
    }

    private static Basis basis(SplittableRandom random) {
        boolean tx = random.nextInt(4) > 0;
        long start = tx ? NOW - random.nextInt(0, 5_000) * 1000L : NOW;
        return new Basis(tx ? TX : null, start, 0, NOW);
    }

    @RepeatedTest(300)
    void agrees_with_a_naive_evaluator_at_every_second(RepetitionInfo info) {
        var random = new SplittableRandom(info.getCurrentRepetition());
        ProfileBook book = randomBook(random);
        Basis basis = basis(random);
        long length = 3_600_000;
        List<Composite.Segment> segments = Composite.over(book, basis, NOW, length, 100_000);
        assertThat(segments.getFirst().fromMillis()).isEqualTo(NOW);
        int at = 0;
        for (long t = NOW; t < NOW + length; t += 1000) {
            while (at + 1 < segments.size() && segments.get(at + 1).fromMillis() <= t) {
                at++;
            }
            double[] expected = naive(book, basis, t);
            double[] now = numbers(Composite.at(book, basis, t));
            double[] segment = numbers(segments.get(at).effective());
            if (!Arrays.equals(now, expected) || !Arrays.equals(segment, expected)) {
                assertThat(now).as("at second %d", (t - NOW) / 1000).containsExactly(expected);
                assertThat(segment)
                        .as("segment at second %d", (t - NOW) / 1000)
                        .containsExactly(expected);
            }
        }
    }

    @RepeatedTest(300)
    void never_permits_more_discharge_than_some_profile_does(RepetitionInfo info) {
        var random = new SplittableRandom(info.getCurrentRepetition());
        ProfileBook book = randomBook(random);
        Effective e = Composite.at(book, basis(random), NOW + random.nextInt(7_200) * 1000L);
        double permitted = 0;
        for (ProfileBook.Entry entry : book.entries()) {
            for (Period p :
                    entry.profile().chargingSchedule().getFirst().chargingSchedulePeriod()) {
                if (p.setpoint() != null) {
                    permitted =
                            Math.min(
                                    permitted,
                                    p.dischargeLimit() == null ? p.setpoint() : p.dischargeLimit());
                }
            }
        }
        assertThat(e.dischargeLimitW()).isBetween(permitted, 0.0);
        if (!Double.isNaN(e.targetW())) {
            assertThat(e.targetW()).isBetween(e.dischargeLimitW(), e.limitW());
        }
    }

    @Test
    void nothing_at_all_permits_import_and_no_export() {
        Effective e = Composite.at(ProfileBook.EMPTY, new Basis(null, NOW, 0, NOW), NOW);
        assertThat(e).isEqualTo(Effective.NONE);
        assertThat(e.dischargeLimitW()).isZero();
        assertThat(e.limitW()).isInfinite();
        assertThat(e.targetW()).isNaN();
    }
}
