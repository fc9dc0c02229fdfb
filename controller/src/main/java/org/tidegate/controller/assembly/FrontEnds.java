package org.tidegate.controller.assembly;

import java.io.IOException;
import java.util.List;
import org.tidegate.board.Board;
import org.tidegate.hal.GateLine;
import org.tidegate.hal.SafetyIo;
import org.tidegate.hal.SafetySample;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.pilot.PilotIo;
import org.tidegate.pilot.PilotSample;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/** Opens the pilot and safety front end that a board file names. */
@FunctionalInterface
public interface FrontEnds {
    /** Pins and inputs, and whatever planes keep them going. */
    interface FrontEnd extends AutoCloseable {
        PilotIo pilot();

        SafetyIo safety();

        /**
         * @param vehicle for a twin that follows what the vehicle says
         */
        List<Plane> planes(Published<VehicleState> vehicle);

        /** Whether a person in front of it is imaginary: what it feeds may be too. */
        boolean isTwin();

        /** The line that blocks the converter's pulses. */
        default GateLine gate() {
            return GateLine.NOT_WIRED;
        }

        /** Rings its planes emit into, for the journal to drain. */
        default List<EventRing> rings() {
            return List.of();
        }

        /** Leaves every output at its safe level and lets the devices go. */
        @Override
        default void close() {}
    }

    /**
     * @throws IOException with place, reason and remedy, when a pin cannot be used
     */
    FrontEnd open(Board board, Clock clock) throws IOException;

    /**
     * No pins at all: nothing is ever plugged in, no safety input is ever well, no contactor
     * closes.
     */
    static FrontEnd none() {
        return new FrontEnd() {
            @Override
            public PilotIo pilot() {
                return new PilotIo() {
                    @Override
                    public void read(PilotSample into) {}

                    @Override
                    public void setDutyPercent(double dutyPercent) {}
                };
            }

            @Override
            public SafetyIo safety() {
                return new SafetyIo() {
                    @Override
                    public void read(SafetySample into) {}

                    @Override
                    public void commandContactor(boolean close) {}

                    @Override
                    public void commandLock(boolean locked) {}

                    @Override
                    public void togglePermission() {}
                };
            }

            @Override
            public List<Plane> planes(Published<VehicleState> vehicle) {
                return List.of();
            }

            @Override
            public boolean isTwin() {
                return false;
            }
        };
    }
}
