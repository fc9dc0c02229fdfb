package org.tidegate.rig.oracle;

import java.util.List;
import java.util.stream.Collectors;
import org.tidegate.rig.oracle.islanding.IslandFamily;
import org.tidegate.rig.oracle.measurement.MeasurementFamily;

/** The families that the command line knows; the first that accepts a file has it. */
public final class GridFamilies {
    private final List<GridFamily> families;

    public GridFamilies(List<GridFamily> families) {
        this.families = List.copyOf(families);
    }

    /** Every family there is. */
    public static GridFamilies all() {
        return new GridFamilies(
                List.of(new ProtectionFamily(), new MeasurementFamily(), new IslandFamily()));
    }

    public GridFamily of(Scenario scenario) throws BadFile {
        for (GridFamily family : families) {
            if (family.accepts(scenario)) {
                return family;
            }
        }
        throw BadFile.of(
                scenario.file(),
                "no family of vectors that is known here",
                "known are: " + names());
    }

    public GridFamily of(CsvTable table) throws BadFile {
        for (GridFamily family : families) {
            if (family.accepts(table)) {
                return family;
            }
        }
        throw BadFile.at(
                table.file(),
                1,
                1,
                "no family of vectors has these columns: " + String.join(",", table.columns()),
                "name the scenario with --scenario; known are: " + names());
    }

    private String names() {
        return families.stream().map(GridFamily::name).collect(Collectors.joining(", "));
    }
}
