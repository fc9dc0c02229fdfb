package org.tidegate.rig.demo;

import java.io.IOException;
import java.util.List;
import org.tidegate.board.Board;
import org.tidegate.controller.assembly.FrontEnds;
import org.tidegate.controller.assembly.PinFrontEnds;
import org.tidegate.hal.SafetyIo;
import org.tidegate.hal.pins.Pins;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.pilot.PilotIo;
import org.tidegate.rig.pilot.PilotTwin;
import org.tidegate.rig.pilot.SafetyTwin;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * Front ends for {@code run}: a board's own pins, and with {@code pilot.front_end: twin} a vehicle
 * is plugged in from the start and its pilot follows what it says over ISO 15118.
 */
public final class TwinFrontEnds implements FrontEnds {
    private static final long SEED = 1;

    @Override
    public FrontEnd open(Board board, Clock clock) throws IOException {
        if (board.pilot().frontEnd() != Board.FrontEnd.TWIN) {
            return new PinFrontEnds(Pins.ofThisMachine()).open(board, clock);
        }
        var pilotTwin = new PilotTwin(clock, SEED);
        var safetyTwin = new SafetyTwin(clock);
        return new FrontEnd() {
            @Override
            public PilotIo pilot() {
                return pilotTwin;
            }

            @Override
            public SafetyIo safety() {
                return safetyTwin;
            }

            @Override
            public List<Plane> planes(Published<VehicleState> vehicle) {
                pilotTwin.plug();
                return List.of(ForeignWiring.pilotFollows(pilotTwin, vehicle));
            }

            @Override
            public boolean isTwin() {
                return true;
            }
        };
    }
}
