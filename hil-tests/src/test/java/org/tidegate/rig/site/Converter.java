package org.tidegate.rig.site;

import java.io.IOException;
import org.tidegate.rig.converter.ConverterModel;
import org.tidegate.rig.converter.ConverterRatings;
import org.tidegate.rig.converter.ConverterTwin;
import org.tidegate.rig.converter.FaultPanel;
import org.tidegate.rig.converter.MapLayout;
import org.tidegate.rig.converter.SunSpecRegisterMap;
import org.tidegate.rig.plant.GridTwin;
import org.tidegate.rig.plant.LinearBattery;
import org.tidegate.runtime.Clock;

/** A converter on loopback, for boards that need one to be well. */
final class Converter {
    private Converter() {}

    static ConverterTwin start() throws IOException {
        var model =
                new ConverterModel(
                        ConverterRatings.elevenKw(),
                        new GridTwin(Clock.system(), 50, 1),
                        new LinearBattery(340, 410, 0.1, 40, 0.5, () -> false),
                        new FaultPanel());
        return ConverterTwin.start(
                new SunSpecRegisterMap(model, MapLayout.withCurves()), 0, Clock.system());
    }
}
