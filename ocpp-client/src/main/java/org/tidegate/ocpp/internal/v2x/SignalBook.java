package org.tidegate.ocpp.internal.v2x;

import java.util.Map;
import java.util.TreeMap;

/**
 * The aFRR signals of a running LocalFrequency period (Q08): each holds from its timestamp until
 * the next one's.
 */
final class SignalBook {
    /** A signal every second for four minutes ahead; more is no plan. */
    private static final int MOST_AHEAD = 256;

    private final TreeMap<Long, Integer> signals = new TreeMap<>();
    private int profileId;

    /** False if too many wait for their time. */
    boolean offer(long atMillis, int signal) {
        if (signals.size() >= MOST_AHEAD) {
            return false;
        }
        signals.put(atMillis, signal);
        return true;
    }

    /** Signals belong to the profile they were sent for. */
    void during(int profileId) {
        if (profileId != this.profileId) {
            this.profileId = profileId;
            signals.clear();
        }
    }

    /** The signal in force; 0 before the first. */
    int at(long nowMillis) {
        Map.Entry<Long, Integer> now = signals.floorEntry(nowMillis);
        if (now == null) {
            return 0;
        }
        signals.headMap(now.getKey(), false).clear();
        return now.getValue();
    }

    boolean isEmpty(long nowMillis) {
        return signals.floorEntry(nowMillis) == null;
    }
}
