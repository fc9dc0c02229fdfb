package org.tidegate.iso15118.slac;

import java.util.Arrays;
import java.util.Collection;

/** Attenuation in dB for each of the {@value SlacMessage#GROUPS} groups of carriers. */
public final class Attenuation {
    private static final int MOST_DB = 255;

    private final byte[] groups;

    private Attenuation(byte[] groups) {
        this.groups = groups;
    }

    /** The same everywhere. */
    public static Attenuation flat(int db) {
        byte[] groups = new byte[SlacMessage.GROUPS];
        Arrays.fill(groups, (byte) clamp(db));
        return new Attenuation(groups);
    }

    static Attenuation read(byte[] from, int at) {
        return new Attenuation(Arrays.copyOfRange(from, at, at + SlacMessage.GROUPS));
    }

    /**
     * What several sounds say on average.
     *
     * @param offsetDb of this charger's coupling, measured once; may be negative
     */
    public static Attenuation average(Collection<Attenuation> sounds, double offsetDb) {
        byte[] groups = new byte[SlacMessage.GROUPS];
        for (int i = 0; i < groups.length; i++) {
            double sum = 0;
            for (Attenuation each : sounds) {
                sum += each.db(i);
            }
            groups[i] = (byte) clamp(Math.round(sum / sounds.size() + offsetDb));
        }
        return new Attenuation(groups);
    }

    public int db(int group) {
        return groups[group] & 0xFF;
    }

    /** Over all groups; what a vehicle compares chargers by. */
    public double meanDb() {
        double sum = 0;
        for (byte each : groups) {
            sum += each & 0xFF;
        }
        return sum / groups.length;
    }

    void write(byte[] to, int at) {
        System.arraycopy(groups, 0, to, at, groups.length);
    }

    private static long clamp(long db) {
        return Math.clamp(db, 0, MOST_DB);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attenuation that && Arrays.equals(groups, that.groups);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(groups);
    }

    @Override
    public String toString() {
        return "%.1f dB".formatted(meanDb());
    }
}
