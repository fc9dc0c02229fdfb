package org.tidegate.hal;

/**
 * A bidirectional AC/DC stage as the lane sees it. Power is positive into the vehicle and negative
 * into the grid, everywhere.
 *
 * <p>No call waits for a bus: a driver talks to its device on its own plane, serves the newest
 * exchange here and takes over the newest request from here. Nothing here allocates.
 */
public interface PowerStage {
    /**
     * Copies the newest measurement. {@link Measurement#sampledAtNanos} says how old it is; before
     * the first exchange every number is NaN and the state is {@link StageState#OFFLINE}.
     */
    void read(Measurement into);

    /**
     * Leaves a request for the driver's next exchange. The driver clamps to the ratings, slews and
     * arms the device's own revert timer, so that silence ends in 0 W.
     */
    void request(StageRequest request);

    /**
     * Blocks gate pulses through a hardware line, bus or no bus; also asks for 0 W over the bus.
     * Holds until the next {@link #request} with a mode other than {@link DcMode#OFF}. Safe to call
     * every cycle.
     */
    void block();

    /**
     * What the device said about itself when it was found; {@link StageRating#UNKNOWN} until then.
     */
    StageRating rating();
}
