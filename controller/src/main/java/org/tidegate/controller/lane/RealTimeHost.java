package org.tidegate.controller.lane;

import java.util.List;

/** What the operating system does for the lane's thread. Called from that thread only. */
interface RealTimeHost {
    /**
     * What was asked for and what became of it.
     *
     * @param realTime the thread has a real-time scheduling class
     * @param mode what was granted, in words
     * @param refusals what was not, each with its reason; empty if all was granted
     */
    record Grant(boolean realTime, String mode, List<String> refusals) {}

    /** Makes the calling thread as punctual as permitted; never throws for want of permission. */
    Grant prepare(RealTimeSetup setup);

    /**
     * Waits, allocating nothing, and returns the monotonic time on return: never before the target.
     */
    long waitUntil(long targetNanos);
}
