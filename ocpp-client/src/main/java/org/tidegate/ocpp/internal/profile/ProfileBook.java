package org.tidegate.ocpp.internal.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Violation;
import org.tidegate.ocpp.internal.message.Profile.ChargingProfile;
import org.tidegate.ocpp.internal.message.Profile.ClearCriteria;
import org.tidegate.ocpp.internal.message.Profile.Criterion;
import org.tidegate.ocpp.internal.message.Profile.Period;
import org.tidegate.ocpp.internal.message.Profile.Purpose;

/** The charging profiles a station holds. Immutable; every change is a new book. */
public record ProfileBook(List<Entry> entries) {
    public static final ProfileBook EMPTY = new ProfileBook(List.of());

    /** Reported as {@code SmartChargingCtrlr.Entries[ChargingProfiles]}'s bound. */
    public static final int MOST_ENTRIES = 32;

    /**
     * A profile and what happened to it.
     *
     * @param evseId 0 for the whole station
     * @param updatedNanos when a dynamic profile got its present values; monotonic
     */
    public record Entry(int evseId, ChargingProfile profile, long updatedNanos) {

        boolean isExternal() {
            return profile.chargingProfilePurpose()
                    == Purpose.CHARGING_STATION_EXTERNAL_CONSTRAINTS;
        }

        /** {@code chargingLimitSource}. */
        public String source() {
            return isExternal() ? "EMS" : "CSO";
        }

        Period dynamicPeriod() {
            return profile.chargingSchedule().getFirst().chargingSchedulePeriod().getFirst();
        }

        /** Max and default profiles outlive a restart; the others die with transaction or link. */
        boolean persistent() {
            return switch (profile.chargingProfilePurpose()) {
                case CHARGING_STATION_MAX_PROFILE, TX_DEFAULT_PROFILE, PRIORITY_CHARGING -> true;
                case TX_PROFILE, CHARGING_STATION_EXTERNAL_CONSTRAINTS, LOCAL_GENERATION -> false;
            };
        }
    }

    public ProfileBook {
        entries = List.copyOf(entries);
    }

    public Optional<Entry> byId(int profileId) {
        return entries.stream().filter(e -> e.profile.id() == profileId).findFirst();
    }

    /** Adds the profile; one with the same id is replaced (K01.FR.05). */
    public ProfileBook with(Entry entry) {
        var next = new ArrayList<>(without(e -> e.profile.id() == entry.profile.id()).entries);
        next.add(entry);
        return new ProfileBook(next);
    }

    public ProfileBook without(Predicate<Entry> gone) {
        return new ProfileBook(entries.stream().filter(gone.negate()).toList());
    }

    /** Room for a profile where another of its purpose and level is (1.6: it is replaced). */
    public ProfileBook withoutPlaceOf(int evseId, ChargingProfile p) {
        return without(e ->
                e.evseId == evseId
                        && e.profile.stackLevel() == p.stackLevel()
                        && e.profile.chargingProfilePurpose() == p.chargingProfilePurpose());
    }

    /** What {@code ClearChargingProfile} asks for; the id alone decides if it is given. */
    public ProfileBook cleared(@Nullable Integer profileId, @Nullable ClearCriteria criteria) {
        if (profileId != null) {
            return without(e -> !e.isExternal() && e.profile.id() == profileId);
        }
        if (criteria == null) {
            return without(e -> !e.isExternal());
        }
        return without(e ->
                !e.isExternal()
                        && (criteria.evseId() == null || criteria.evseId() == e.evseId)
                        && (criteria.chargingProfilePurpose() == null
                                || criteria.chargingProfilePurpose()
                                        == e.profile.chargingProfilePurpose())
                        && (criteria.stackLevel() == null
                                || criteria.stackLevel() == e.profile.stackLevel()));
    }

    /** What {@code GetChargingProfiles} asks for. */
    public List<Entry> matching(@Nullable Integer evseId, Criterion wanted) {
        return entries.stream()
                .filter(e -> evseId == null || evseId == e.evseId)
                .filter(e ->
                        wanted.chargingProfileId() == null
                                || wanted.chargingProfileId().contains(e.profile.id()))
                .filter(e ->
                        wanted.chargingProfilePurpose() == null
                                || wanted.chargingProfilePurpose()
                                        == e.profile.chargingProfilePurpose())
                .filter(e ->
                        wanted.stackLevel() == null
                                || wanted.stackLevel() == e.profile.stackLevel())
                .filter(e ->
                        wanted.chargingLimitSource() == null
                                || wanted.chargingLimitSource().contains(e.source()))
                .toList();
    }

    /** A transaction profile dies with its transaction. */
    public ProfileBook withoutTransactions() {
        return without(e -> e.profile.chargingProfilePurpose() == Purpose.TX_PROFILE);
    }

    /** Gone for good: profiles that do not outlive their offline duration (K01.FR.103). */
    public ProfileBook afterOffline(long offlineMillis) {
        return without(e ->
                Boolean.TRUE.equals(e.profile.invalidAfterOfflineDuration())
                        && Schedules.tooLongOffline(e.profile, offlineMillis));
    }

    /** One line of JSON per persistent profile, in the form {@link #restore} reads. */
    public String persistentText() {
        var lines = new StringBuilder();
        for (Entry e : entries) {
            if (e.persistent()) {
                lines.append(Json.write(new Line(e.evseId, e.profile))).append('\n');
            }
        }
        return lines.toString();
    }

    /** The stored form of an entry. */
    private record Line(@Range(min = 0) int evseId, ChargingProfile profile) {}

    /** Profiles from before a restart; a line that cannot be read is left out. */
    public static ProfileBook restore(String text, long nowNanos) {
        var entries = new ArrayList<Entry>();
        for (String each : text.lines().toList()) {
            try {
                Line line = Json.read(Line.class, each);
                entries.add(new Entry(line.evseId, line.profile, nowNanos));
            } catch (Violation _) {
                // a newer or older firmware's line: the operator will find it missing and set it
            }
        }
        return new ProfileBook(entries);
    }
}
