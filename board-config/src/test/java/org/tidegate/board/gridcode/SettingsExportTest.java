package org.tidegate.board.gridcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tidegate.board.gridcode.ProfileAdjustment.Accepted;
import org.tidegate.board.gridcode.ProfileAdjustment.Authority;
import org.tidegate.board.gridcode.ProfileAdjustment.Change;

/** Golden numbers are worked out by hand from the profile's data. */
@DisplayName("A profile in another format")
@SuppressWarnings("NullAway") // a key that is not in a JSON tree fails the test either way
class SettingsExportTest {
    private static final Path OCPP =
            Path.of("../../shared/ocpp/schemas/2.1/SetDERControlRequest.json");
    private static final Path SUNSPEC = Path.of("../../shared/ocpp/sunspec-models");

    static Stream<String> ids() {
        return GridCodes.list().stream();
    }

    @Test
    void as_sunspec_scales_category_three_by_the_models_factors() throws GridCodeException {
        SettingsExport export = SettingsExport.sunSpec(GridCodes.load("ieee1547-2018-cat3"));

        Map<?, ?> lv = model(export, 707);
        assertThat(lv.get("V_SF")).isEqualTo(-2);
        assertThat(lv.get("Tms_SF")).isEqualTo(-3);
        Map<?, ?> must = (Map<?, ?>) ((Map<?, ?>) list(lv.get("Crv")).getFirst()).get("MustTrip");
        assertThat(must.get("ActPt")).isEqualTo(3);
        // 0.50 pu for 2 s, the corner, 0.88 pu for 21 s.
        assertThat(must.get("Pt"))
                .isEqualTo(
                        List.of(
                                Map.of("V", 5000, "Tms", 2000),
                                Map.of("V", 5000, "Tms", 21000),
                                Map.of("V", 8800, "Tms", 21000)));
        Map<?, ?> hv = model(export, 708);
        assertThat(
                        ((Map<?, ?>) ((Map<?, ?>) list(hv.get("Crv")).getFirst()).get("MustTrip"))
                                .get("Pt"))
                .isEqualTo(
                        List.of(
                                Map.of("V", 11000, "Tms", 13000),
                                Map.of("V", 12000, "Tms", 13000),
                                Map.of("V", 12000, "Tms", 160)));
        Map<?, ?> droop = (Map<?, ?>) list(model(export, 711).get("Ctl")).getFirst();
        assertThat(droop.get("DbOf")).isEqualTo(36);
        assertThat(droop.get("KOf")).isEqualTo(500);
        assertThat(droop.get("RspTms")).isEqualTo(5000);
        Map<?, ?> service = model(export, 703);
        assertThat(service.get("ESVLo")).isEqualTo(9170);
        assertThat(service.get("ESHzHi")).isEqualTo(60100);
        assertThat(service.get("ESDlyTms")).isEqualTo(300);
        Map<?, ?> voltVar = (Map<?, ?>) list(model(export, 705).get("Crv")).getFirst();
        assertThat(model(export, 705).get("Ena")).isEqualTo(0);
        assertThat(list(voltVar.get("Pt")).getFirst()).isEqualTo(Map.of("V", 9200, "Var", 4400));
        assertThat(list(voltVar.get("Pt")).getLast()).isEqualTo(Map.of("V", 10800, "Var", -4400));
        assertThat(model(export, 702).get("AbnOpCatRtg")).isEqualTo(2);
        assertThat(export.notes()).isEmpty();
    }

    /** Every name in the export is a point or group of that model, where the model says so. */
    @ParameterizedTest
    @MethodSource("ids")
    void as_sunspec_uses_the_models_own_names(String id) throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(SUNSPEC), "no SunSpec models here");
        SettingsExport export = SettingsExport.sunSpec(GridCodes.load(id));

        for (Object each : list(map(export.text()).get("models"))) {
            Map<?, ?> exported = (Map<?, ?>) each;
            String file =
                    Files.readString(
                            SUNSPEC.resolve("model_%s.json".formatted(exported.get("ID"))));
            Map<?, ?> group = (Map<?, ?>) map(file).get("group");
            assertThat(group.get("name")).isEqualTo(exported.get("name"));
            fits(id + " " + exported.get("ID"), exported, group, Set.of("name", "ID"));
        }
    }

    private static void fits(String at, Map<?, ?> exported, Map<?, ?> group, Set<String> extra) {
        var points = new HashSet<Object>();
        for (Object p : list(group.get("points"))) {
            Map<?, ?> point = (Map<?, ?>) p;
            points.add(point.get("name"));
            Object value = exported.get(point.get("name"));
            if (value instanceof Integer number) {
                inRange(at + "." + point.get("name"), String.valueOf(point.get("type")), number);
                if (point.get("sf") instanceof String factor && !factor.isEmpty()) {
                    // The factor stands in the outermost group.
                    assertThat(factor).as(at).endsWith("_SF");
                }
            }
        }
        for (Map.Entry<?, ?> entry : exported.entrySet()) {
            if (extra.contains(String.valueOf(entry.getKey())) || points.contains(entry.getKey())) {
                continue;
            }
            Map<?, ?> inner = null;
            for (Object g : group.get("groups") instanceof List<?> groups ? groups : List.of()) {
                if (entry.getKey().equals(((Map<?, ?>) g).get("name"))) {
                    inner = (Map<?, ?>) g;
                }
            }
            assertThat(inner).as(at + " has " + entry.getKey()).isNotNull();
            for (Object each :
                    entry.getValue() instanceof List<?> many ? many : List.of(entry.getValue())) {
                fits(at + "." + entry.getKey(), (Map<?, ?>) each, inner, Set.of());
            }
        }
    }

    private static void inRange(String at, String type, int value) {
        switch (type) {
            case "uint16", "enum16" -> assertThat(value).as(at).isBetween(0, 65_534);
            case "int16" -> assertThat(value).as(at).isBetween(-32_767, 32_767);
            case "uint32" -> assertThat(value).as(at).isNotNegative();
            case "sunssf" -> assertThat(value).as(at).isBetween(-10, 10);
            default -> {}
        }
    }

    @Test
    void as_ocpp_carries_trips_in_percent_and_seconds() throws GridCodeException {
        SettingsExport export = SettingsExport.ocpp(GridCodes.load("vde-ar-n-4105"));

        Map<?, ?> high = (Map<?, ?>) control(export, "HVMustTrip").get("curve");
        assertThat(high.get("curveData")).isEqualTo(List.of(Map.of("x", 125, "y", 0.1)));
        assertThat(high.get("voltageParams"))
                .isEqualTo(Map.of("hv10MinMeanValue", 110, "hv10MinMeanTripDelay", 0.1));
        Map<?, ?> low = (Map<?, ?>) control(export, "LVMustTrip").get("curve");
        assertThat(low.get("curveData"))
                .isEqualTo(
                        List.of(
                                Map.of("x", 45, "y", 0.3),
                                Map.of("x", 45, "y", 3),
                                Map.of("x", 80, "y", 3)));
        Map<?, ?> droop = (Map<?, ?>) control(export, "FreqDroop").get("freqDroop");
        assertThat(droop.get("overFreq")).isEqualTo(50.2);
        assertThat(droop.get("underDroop")).isEqualTo(0.05);
        assertThat(export.notes()).anyMatch(n -> n.contains("return after LFSM"));
    }

    /** 0.44 pu of apparent power is all the reactive power there is: 100 %. */
    @Test
    void as_ocpp_counts_reactive_power_in_percent_of_the_most() throws GridCodeException {
        var adjusted =
                (Accepted)
                        ProfileAdjustment.of(
                                GridCodes.load("ieee1547-2018-cat3"),
                                List.of(
                                        new Change("volt_var.enabled", "true"),
                                        new Change("volt_watt.enabled", "true")),
                                Authority.INSTALLER,
                                Set.of());

        SettingsExport export = SettingsExport.ocpp(adjusted.profile());

        Map<?, ?> curve = (Map<?, ?>) control(export, "VoltVar").get("curve");
        assertThat(curve.get("yUnit")).isEqualTo("PctMaxVar");
        assertThat(list(curve.get("curveData")).getFirst()).isEqualTo(Map.of("x", 92, "y", 100));
        assertThat(list(curve.get("curveData")).getLast()).isEqualTo(Map.of("x", 108, "y", -100));
        assertThat(((Map<?, ?>) control(export, "VoltWatt").get("curve")).get("curveData"))
                .isEqualTo(List.of(Map.of("x", 106, "y", 100), Map.of("x", 110, "y", 0)));
    }

    /** Enough of JSON Schema for this one schema: types, required, unknown and enumerated. */
    @ParameterizedTest
    @MethodSource("ids")
    void as_ocpp_fits_the_schema(String id) throws Exception {
        Assumptions.assumeTrue(Files.exists(OCPP), "no OCPP schemas here");
        Map<?, ?> schema = map(Files.readString(OCPP));
        Map<?, ?> definitions = (Map<?, ?>) schema.get("definitions");

        List<?> controls =
                list(map(SettingsExport.ocpp(GridCodes.load(id)).text()).get("setDERControl"));

        assertThat(controls).hasSizeGreaterThan(4);
        var ids = new HashSet<Object>();
        for (Object control : controls) {
            valid(id, control, schema, definitions);
            assertThat(ids.add(((Map<?, ?>) control).get("controlId"))).isTrue();
        }
    }

    private static void valid(String at, Object value, Map<?, ?> schema, Map<?, ?> definitions) {
        if (schema.get("$ref") instanceof String ref) {
            Object target = definitions.get(ref.substring(ref.lastIndexOf('/') + 1));
            valid(at, value, (Map<?, ?>) target, definitions);
            return;
        }
        switch (String.valueOf(schema.get("type"))) {
            case "object" -> {
                Map<?, ?> object = (Map<?, ?>) value;
                Map<?, ?> properties = (Map<?, ?>) schema.get("properties");
                if (schema.get("required") instanceof List<?> required) {
                    assertThat(object.keySet().containsAll(required)).as(at + required).isTrue();
                }
                object.forEach((k, v) -> {
                    assertThat(properties.containsKey(k)).as(at + "." + k).isTrue();
                    valid(at + "." + k, v, (Map<?, ?>) properties.get(k), definitions);
                });
            }
            case "array" -> {
                List<?> items = list(value);
                assertThat(items.size()).as(at).isBetween(1, 10);
                items.forEach(
                        i -> valid(at + "[]", i, (Map<?, ?>) schema.get("items"), definitions));
            }
            case "string" -> {
                assertThat(value).as(at).isInstanceOf(String.class);
                if (schema.get("enum") instanceof List<?> words) {
                    assertThat(words.contains(value)).as(at + value).isTrue();
                }
                if (schema.get("maxLength") instanceof Integer most) {
                    assertThat(((String) value).length()).as(at).isLessThanOrEqualTo(most);
                }
            }
            case "integer" -> assertThat(value).as(at).isInstanceOf(Integer.class);
            case "number" -> assertThat(value).as(at).isInstanceOf(Number.class);
            case "boolean" -> assertThat(value).as(at).isInstanceOf(Boolean.class);
            default -> throw new AssertionError(at + " " + schema);
        }
    }

    @Test
    void as_common_file_is_what_opender_reads() throws GridCodeException {
        SettingsExport export = SettingsExport.common(GridCodes.load("ieee1547-2018-cat2"));

        assertThat(export.text().lines())
                .startsWith("PARAMETER,VALUE")
                .contains(
                        "NP_NORMAL_OP_CAT,CAT_B",
                        "NP_ABNORMAL_OP_CAT,CAT_II",
                        "OV2_TRIP_V-AS,1.2",
                        "OV1_TRIP_T-AS,2",
                        "UV1_TRIP_V-AS,0.7",
                        "UV2_TRIP_T-AS,0.16",
                        "UF2_TRIP_F-AS,56.5",
                        "ES_RANDOMIZED_DELAY-AS,0",
                        "QV_MODE_ENABLE-AS,DISABLED",
                        "QV_CURVE_V1-AS,0.92",
                        "QV_CURVE_Q4-AS,-0.44",
                        "QP_CURVE_P3_LOAD-AS,-1",
                        "QP_CURVE_Q3_LOAD-AS,0.44",
                        "QP_CURVE_P3_GEN-AS,1",
                        "QP_CURVE_Q3_GEN-AS,-0.44",
                        "PV_CURVE_P2-AS,0",
                        "CONST_PF_EXCITATION-AS,INJ",
                        "PF_KOF-AS,0.05");
        assertThat(export.notes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void as_common_file_reads_back_as_no_change(String id) throws GridCodeException {
        GridCode code = GridCodes.load(id);

        var request = CommonSettings.read("x.csv", SettingsExport.common(code).text(), code);

        assertThat(request.changes()).isEmpty();
        assertThat(request.notes()).isEmpty();
    }

    @Test
    void as_common_file_carries_what_was_adjusted_to_another_charger() throws GridCodeException {
        GridCode base = GridCodes.load("ieee1547-2018-cat3");
        List<Change> changes =
                List.of(
                        new Change("trip_stages.OV1.threshold", "1.17"),
                        new Change("enter_service.random_s", "120"),
                        new Change("volt_var.enabled", "true"),
                        new Change("volt_var.points[0].q", "0.3"),
                        new Change("constant_power_factor.excitation", "absorbing"),
                        new Change("frequency_response.under_droop", "0.03"));
        GridCode adjusted =
                ((Accepted) ProfileAdjustment.of(base, changes, Authority.INSTALLER, Set.of()))
                        .profile();

        var request =
                CommonSettings.read(
                        "x.csv",
                        SettingsExport.common(adjusted)
                                .text()
                                .replace("-AS,", "-SS,")
                                .replace("\n", "\r\n"),
                        base);
        GridCode again =
                ((Accepted)
                                ProfileAdjustment.of(
                                        base, request.changes(), Authority.INSTALLER, Set.of()))
                        .profile();

        assertThat(again.sha256()).isEqualTo(adjusted.sha256());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "OV1_TRIP_V-AS,high; x.csv:2:15: OV1_TRIP_V-AS: 'high' is no number",
                "OV1_TRIP_VV-AS,1.2; x.csv:2:1: OV1_TRIP_VV-AS: is no setting",
                "QV_MODE_ENABLE-AS,MAYBE; x.csv:2:19: QV_MODE_ENABLE-AS: 'MAYBE' is neither",
                "NP_ABNORMAL_OP_CAT,CAT_II; x.csv:2:20: NP_ABNORMAL_OP_CAT: CAT_II is not the profile's CAT_III",
                "OV1_TRIP_V-AS; has no value",
                "CONST_PF_EXCITATION,BOTH; is neither INJ nor ABS",
            })
    void as_common_file_with_a_mistake_is_refused_with_its_place(String line, String reason)
            throws GridCodeException {
        GridCode code = GridCodes.load("ieee1547-2018-cat3");

        assertThatExceptionOfType(GridCodeException.class)
                .isThrownBy(() -> CommonSettings.read("x.csv", "PARAMETER,VALUE\n" + line, code))
                .withMessageContaining(reason)
                .withMessageContaining("Remedy: ");
        assertThatExceptionOfType(GridCodeException.class)
                .isThrownBy(() -> CommonSettings.read("x.csv", line, code))
                .withMessageContaining("x.csv:1:1: header");
    }

    @Test
    void as_common_file_may_hold_what_others_need() throws GridCodeException {
        GridCode code = GridCodes.load("ieee1547-2018-cat3");

        var request =
                CommonSettings.read(
                        "x.csv",
                        """
                        PARAMETER,VALUE
                        MT_DER_ADDRESS,"1000 Main St., Knoxville, TN"
                        NP_P_MAX,100000
                        ES_PERMIT_SERVICE-AS,ENABLED
                        OV2_TRIP_V-AS,1.20
                        UV1_TRIP_T-AS,25
                        MYPARAM-AS,100
                        """,
                        code);

        assertThat(request.changes())
                .containsExactly(new Change("trip_stages.UV1.clearing_time_s", "25"));
        assertThat(request.notes()).hasSize(2);
    }

    private static Map<?, ?> model(SettingsExport export, int id) {
        for (Object each : list(map(export.text()).get("models"))) {
            if (((Map<?, ?>) each).get("ID").equals(id)) {
                return (Map<?, ?>) each;
            }
        }
        throw new AssertionError("no model " + id);
    }

    private static Map<?, ?> control(SettingsExport export, String type) {
        for (Object each : list(map(export.text()).get("setDERControl"))) {
            if (((Map<?, ?>) each).get("controlType").equals(type)) {
                return (Map<?, ?>) each;
            }
        }
        throw new AssertionError("no control " + type);
    }

    private static List<?> list(@Nullable Object value) {
        assertThat(value).isInstanceOf(List.class);
        return (List<?>) value;
    }

    private static Map<?, ?> map(String json) {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(json);
    }
}
