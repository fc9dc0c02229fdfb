package org.tidegate.board.gridcode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tidegate.board.gridcode.GridCodeException.Problem;

/** The grid codes that come with the firmware. */
public final class GridCodes {
    private static final List<String> IDS =
            List.of(
                    "en50549-1",
                    "ieee1547-2018-cat1",
                    "ieee1547-2018-cat2",
                    "ieee1547-2018-cat3",
                    "uk-g98-g99",
                    "vde-ar-n-4105");

    /** A demonstration's wait for service. */
    private static final double DEMONSTRATION_OBSERVATION_SECONDS = 5;

    private static final double DEMONSTRATION_RAMP_SECONDS = 10;

    /** From nothing to rated power in ten seconds, as the ramp. */
    private static final double DEMONSTRATION_RECOVERY_PER_MINUTE = 6;

    private GridCodes() {}

    /** Ids, sorted. */
    public static List<String> list() {
        return IDS;
    }

    /**
     * @throws GridCodeException if there is none of that id, or its numbers do not fit together
     */
    public static GridCode load(String id) throws GridCodeException {
        if (!IDS.contains(id)) {
            throw new GridCodeException(
                    List.of(
                            new Problem(
                                    "grid codes",
                                    id,
                                    "there is no grid code of this name",
                                    "use one of " + String.join(", ", IDS))));
        }
        String file = id + ".json";
        try (InputStream in = GridCodes.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the firmware");
            }
            return parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /**
     * Reads a grid code from text. JSON is YAML 1.2, and is read as such.
     *
     * @param file names the text in problems
     * @throws GridCodeException with all problems at once
     */
    public static GridCode parse(String file, String text) throws GridCodeException {
        return new GridCodeReader(file, text).read();
    }

    /**
     * The same code with the waits and ramps after a disturbance shortened to seconds, and marked
     * as such. Limits and trip times stay as they are.
     */
    public static GridCode demonstration(GridCode code) {
        if (code.demonstration()) {
            return code;
        }
        GridCode.EnterService e = code.enterService();
        var service =
                new GridCode.EnterService(
                        e.lowestVoltagePu(),
                        e.highestVoltagePu(),
                        e.lowestFrequencyHz(),
                        e.highestFrequencyHz(),
                        Math.min(e.observationSeconds(), DEMONSTRATION_OBSERVATION_SECONDS),
                        Math.min(e.rampSeconds(), DEMONSTRATION_RAMP_SECONDS),
                        e.provenance());
        return new GridCode(
                code.id(),
                code.name() + " (DEMONSTRATION)",
                code.edition(),
                code.region(),
                true,
                code.nominal(),
                code.tripStages(),
                code.meanWindow(),
                code.rateOfChange(),
                service,
                code.rideThrough(),
                quick(code.frequencyResponse()),
                code.sha256());
    }

    private static GridCode.FrequencyResponse quick(GridCode.FrequencyResponse response) {
        if (!(response instanceof GridCode.FrequencyResponse.Lfsm lfsm)
                || lfsm.recovery() == null) {
            return response;
        }
        double perMinute = Math.max(lfsm.recovery().perMinute(), DEMONSTRATION_RECOVERY_PER_MINUTE);
        return new GridCode.FrequencyResponse.Lfsm(
                lfsm.over(),
                lfsm.under(),
                lfsm.responseSeconds(),
                new GridCode.Recovery(perMinute, DEMONSTRATION_RAMP_SECONDS),
                lfsm.provenance());
    }
}
