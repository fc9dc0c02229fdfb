package org.tidegate.rig.converter;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.board.gridcode.GridCodes;
import org.tidegate.board.gridcode.SettingsExport;
import org.tidegate.hal.SunSpecSettings;
import org.tidegate.hal.der.Adoption;
import org.tidegate.hal.der.DerSettings;
import org.tidegate.hal.der.SunSpecDer;
import org.tidegate.rig.plant.DcPort;
import org.tidegate.rig.plant.GridTwin;
import org.tidegate.runtime.VirtualClock;

@DisplayName("The converter's own grid settings")
class GridSettingsTest {
    private final SunSpecRegisterMap map =
            new SunSpecRegisterMap(
                    new ConverterModel(
                            ConverterRatings.elevenKw(),
                            new GridTwin(new VirtualClock(0), 50, 1),
                            DcPort.open(),
                            new FaultPanel()),
                    MapLayout.withCurves());
    private final InMemoryModbus bus = new InMemoryModbus(map);

    private SunSpecDer device() throws Exception {
        return SunSpecDer.open(bus, 1, _ -> {}, Long.MAX_VALUE);
    }

    static List<String> profiles() {
        return GridCodes.list();
    }

    private static DerSettings settings(String profile) throws Exception {
        String json = SettingsExport.sunSpec(GridCodes.load(profile)).text();
        Map<?, ?> root = new ObjectMapper().readValue(json, Map.class);
        var models = new ArrayList<DerSettings.Model>();
        for (Object each : (List<?>) java.util.Objects.requireNonNull(root.get("models"))) {
            Map<?, ?> model = (Map<?, ?>) each;
            int id = ((Number) java.util.Objects.requireNonNull(model.get("ID"))).intValue();
            models.add(DerSettings.Model.ofTree(id, model));
        }
        // the twin's nameplate and its ramps are its own business
        return new DerSettings(models).without(702, 703, 704);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void every_profile_is_adopted_by_the_handshake_and_read_back(String profile) throws Exception {
        DerSettings wanted = settings(profile);
        assertThat(device().verify(wanted, Long.MAX_VALUE).isHeld()).as("before").isFalse();

        Adoption adopted = device().adopt(wanted, Long.MAX_VALUE);
        assertThat(adopted.findings()).isEmpty();
        assertThat(adopted.compared()).isGreaterThan(15);

        assertThat(device().verify(wanted, Long.MAX_VALUE).isHeld()).as("after").isTrue();
    }

    @Test
    void one_point_that_differs_is_named_with_both_values() throws Exception {
        DerSettings wanted = settings("ieee1547-2018-cat3");
        device().adopt(wanted, Long.MAX_VALUE);
        int at = map.start(707) + 9 + 2; // the first point of the must-trip curve in force
        map.poke(at, map.raw(at) + 10);
        Adoption found = device().verify(wanted, Long.MAX_VALUE);
        assertThat(found.findings())
                .singleElement()
                .asString()
                .startsWith("707.Crv[0].MustTrip.Pt[0].V: holds ");
    }

    @Test
    void a_device_that_refuses_a_curve_is_told_and_not_enabled() throws Exception {
        map.curves().refuseAll();
        Adoption refused = device().adopt(settings("ieee1547-2018-cat3"), Long.MAX_VALUE);
        assertThat(refused.findings())
                .anyMatch(f -> f.reason().equals("the device refused the curve"));
        assertThat(map.raw(map.start(707) + 2)).as("707.Ena").isZero();
    }

    @Test
    void a_device_without_a_model_is_told_so() throws Exception {
        var plain = new SunSpecRegisterMap(map.model(), MapLayout.complete());
        Adoption missing =
                SunSpecDer.open(new InMemoryModbus(plain), 1, _ -> {}, Long.MAX_VALUE)
                        .verify(settings("vde-ar-n-4105"), Long.MAX_VALUE);
        assertThat(missing.findings())
                .extracting(f -> f.reason())
                .contains("the device has no model 707");
    }

    @Test
    void a_single_point_is_written_and_read_back_or_the_reason_given() throws Exception {
        SunSpecDer device = device();
        assertThat(device.write(704, "WRmp", 50, Long.MAX_VALUE).isHeld()).isTrue();
        assertThat(map.raw(map.start(704) + 49)).isEqualTo(50);
        assertThat(device.write(701, "W", 50, Long.MAX_VALUE).findings())
                .singleElement()
                .asString()
                .contains("may not be written");
        assertThat(device.write(802, "SetOp", 1, Long.MAX_VALUE).findings())
                .singleElement()
                .asString()
                .contains("no such point");
    }

    @Test
    void every_point_can_be_looked_at() throws Exception {
        var values = device().values(Long.MAX_VALUE);
        assertThat(values).anyMatch(v -> v.model() == 1 && v.text().equals("Converter twin"));
        assertThat(values).anyMatch(v -> v.model() == 714 && v.point().equals("Prt[0].DCV"));
        assertThat(values)
                .anyMatch(v ->
                        v.model() == 712 && v.point().equals("Crv[2].Pt[7].Var") && v.writable());
    }

    @Test
    void the_driver_adopts_while_nothing_flows_and_keeps_polling() throws Exception {
        var bench =
                new ConverterBench(
                        5,
                        ConverterRatings.elevenKw(),
                        MapLayout.withCurves(),
                        SunSpecSettings.defaults());
        bench.powers(3000).runs(ofSeconds(2));
        bench.converter.adopt(settings("vde-ar-n-4105"));
        bench.runs(ofSeconds(2));
        assertThat(bench.converter.adoption().latest()).as("power flows").isEqualTo(Adoption.NONE);

        bench.off().runs(ofSeconds(2));
        assertThat(bench.converter.adoption().latest().findings()).isEmpty();
        assertThat(bench.converter.adoption().latest().isHeld()).isTrue();
        assertThat(bench.eventNames()).contains("SETTINGS_ADOPTED");

        bench.powers(3000).runs(ofSeconds(2));
        assertThat(bench.measured.acPowerW)
                .isCloseTo(3000, org.assertj.core.api.Assertions.within(1.0));
        bench.runs(ofMillis(10));
    }
}
