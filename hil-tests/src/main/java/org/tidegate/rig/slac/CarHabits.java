package org.tidegate.rig.slac;

/**
 * How a car matches; not all are model pupils.
 *
 * @param asksAfterMillis from plugging in to the first question; Long.MAX_VALUE never
 * @param sounds how many of its ten sounds it really makes
 * @param lostSounds how many of those the charger's modem does not hear
 * @param starts whether it announces its sounds
 * @param answersAttenuation how many of the charger's messages it lets pass before it answers
 * @param validates whether it asks for the pilot's proof first
 * @param attenuationDb between car and charger
 * @param restartsOnce begins anew with another number in the middle of its sounds
 * @param wrongRunId asks for the match with a number of its own
 * @param joins whether its modem uses the key it is given
 * @param wakesOnEf begins to ask when the pilot has been in E or F
 */
public record CarHabits(
        long asksAfterMillis,
        int sounds,
        int lostSounds,
        boolean starts,
        int answersAttenuation,
        boolean validates,
        int attenuationDb,
        boolean restartsOnce,
        boolean wrongRunId,
        boolean joins,
        boolean wakesOnEf) {

    /** As the book says. */
    public static CarHabits good() {
        return new CarHabits(300, 10, 0, true, 0, false, 12, false, false, true, false);
    }

    public CarHabits never() {
        return new CarHabits(
                Long.MAX_VALUE,
                sounds,
                lostSounds,
                starts,
                answersAttenuation,
                validates,
                attenuationDb,
                restartsOnce,
                wrongRunId,
                joins,
                wakesOnEf);
    }

    public CarHabits wakingOnEf() {
        return new CarHabits(
                Long.MAX_VALUE,
                sounds,
                lostSounds,
                starts,
                answersAttenuation,
                validates,
                attenuationDb,
                restartsOnce,
                wrongRunId,
                joins,
                true);
    }

    public CarHabits sounding(int made, int lost) {
        return new CarHabits(
                asksAfterMillis,
                made,
                lost,
                starts,
                answersAttenuation,
                validates,
                attenuationDb,
                restartsOnce,
                wrongRunId,
                joins,
                wakesOnEf);
    }

    public CarHabits notStarting() {
        return new CarHabits(
                asksAfterMillis,
                sounds,
                lostSounds,
                false,
                answersAttenuation,
                validates,
                attenuationDb,
                restartsOnce,
                wrongRunId,
                joins,
                wakesOnEf);
    }

    public CarHabits deafTo(int attenuationMessages) {
        return new CarHabits(
                asksAfterMillis,
                sounds,
                lostSounds,
                starts,
                attenuationMessages,
                validates,
                attenuationDb,
                restartsOnce,
                wrongRunId,
                joins,
                wakesOnEf);
    }

    public CarHabits validating() {
        return new CarHabits(
                asksAfterMillis,
                sounds,
                lostSounds,
                starts,
                answersAttenuation,
                true,
                attenuationDb,
                restartsOnce,
                wrongRunId,
                joins,
                wakesOnEf);
    }

    public CarHabits restarting() {
        return new CarHabits(
                asksAfterMillis,
                sounds,
                lostSounds,
                starts,
                answersAttenuation,
                validates,
                attenuationDb,
                true,
                wrongRunId,
                joins,
                wakesOnEf);
    }

    public CarHabits mistakingItsNumber() {
        return new CarHabits(
                asksAfterMillis,
                sounds,
                lostSounds,
                starts,
                answersAttenuation,
                validates,
                attenuationDb,
                restartsOnce,
                true,
                joins,
                wakesOnEf);
    }

    public CarHabits notJoining() {
        return new CarHabits(
                asksAfterMillis,
                sounds,
                lostSounds,
                starts,
                answersAttenuation,
                validates,
                attenuationDb,
                restartsOnce,
                wrongRunId,
                false,
                wakesOnEf);
    }
}
