package org.tidegate.controller.watch;

/** A timer in hardware that resets the board unless it is fed. */
public interface BoardWatchdog extends AutoCloseable {
    /** There is none, or somebody else feeds it. */
    BoardWatchdog NONE =
            new BoardWatchdog() {
                @Override
                public void feed() {}

                @Override
                public void close() {}
            };

    void feed();

    /** Disarms it where the driver permits: an orderly end is no reason to reset the board. */
    @Override
    void close();
}
