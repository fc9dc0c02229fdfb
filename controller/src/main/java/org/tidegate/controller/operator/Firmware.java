package org.tidegate.controller.operator;

import java.io.IOException;
import java.nio.file.Path;

/** Who takes firmware that has arrived whole from the operator. */
public interface Firmware {
    /**
     * Has it verified and written beside the running release. Returns when the board is about to
     * restart into it; may wait for minutes.
     *
     * @throws IOException with words why it is not taken
     */
    void install(Path bundle) throws IOException;

    /** The board restarts into it by itself, and the process with it. */
    boolean restartsItself();

    /**
     * Nobody does.
     *
     * @param why with its remedy
     */
    static Firmware refused(String why) {
        return new Firmware() {
            @Override
            public void install(Path bundle) throws IOException {
                throw new IOException(why);
            }

            @Override
            public boolean restartsItself() {
                return false;
            }
        };
    }
}
