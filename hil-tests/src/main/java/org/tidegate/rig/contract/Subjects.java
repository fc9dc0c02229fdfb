package org.tidegate.rig.contract;

import java.util.List;
import java.util.Set;
import org.tidegate.hal.MappedConverter;
import org.tidegate.hal.SunSpecConverter;
import org.tidegate.hal.SunSpecSettings;
import org.tidegate.hal.map.RegisterMaps;
import org.tidegate.rig.converter.ConverterFault;
import org.tidegate.rig.converter.ConverterRatings;
import org.tidegate.rig.converter.ExampleConverterTwin;
import org.tidegate.rig.converter.MapLayout;
import org.tidegate.rig.converter.SinexcelTwin;
import org.tidegate.rig.converter.SunSpecRegisterMap;

/** Every driver of the house with a twin of its device. */
public final class Subjects {
    private static final long MILLI = 1_000_000;

    private Subjects() {}

    public static List<Subject> all() {
        return List.of(
                sunSpec("sunspec", MapLayout.complete()),
                sunSpec("sunspec of another maker", MapLayout.foreign()),
                example(),
                sinexcel());
    }

    private static Subject sunSpec(String name, MapLayout layout) {
        return new Subject(
                name,
                Set.of(),
                layout.equals(MapLayout.complete()),
                true,
                seed ->
                        new TwinBench(
                                seed,
                                ConverterRatings.elevenKw(),
                                model -> new SunSpecRegisterMap(model, layout),
                                (master, events, gate) ->
                                        new SunSpecConverter(
                                                master, SunSpecSettings.defaults(), events, gate)));
    }

    private static Subject example() {
        return new Subject(
                "map example-converter",
                Set.of(),
                true,
                true,
                seed -> mapped(seed, "example-converter", ExampleConverterTwin::new));
    }

    /** No long numbers, no "not implemented", no key for local control, no known watchdog. */
    private static Subject sinexcel() {
        return new Subject(
                "map sinexcel-pws",
                Set.of(
                        ConverterFault.NAN_VALUES,
                        ConverterFault.SWAPPED_WORDS,
                        ConverterFault.LOCAL_CONTROL,
                        ConverterFault.FORGETS_WATCHDOG),
                false,
                false,
                seed -> mapped(seed, "sinexcel-pws", SinexcelTwin::new));
    }

    private static Bench mapped(long seed, String map, TwinBench.Front front) {
        return new TwinBench(
                seed,
                ConverterRatings.elevenKw().withoutWatchdogs(),
                front,
                (master, events, gate) ->
                        new MappedConverter(
                                master,
                                SunSpecSettings.defaults().withPoll(50 * MILLI, 40 * MILLI),
                                RegisterMaps.builtIn(map),
                                events,
                                gate));
    }
}
