package org.tidegate.hal.internal.sunspec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.hal.Measurement;
import org.tidegate.hal.StageState;

@DisplayName("Looking for a SunSpec converter")
class DiscoveryTest {
    private static final List<Integer> COMPLETE =
            List.of(1, 701, 702, 703, 704, 713, 714, 715, 64200);

    private static Discovery look(FakeDevice device) throws Exception {
        return Discovery.of(device, 1, 450, 25, 0);
    }

    private static Device found(FakeDevice device) throws Exception {
        return ((Discovery.Found) look(device)).device();
    }

    private static String refusal(FakeDevice device) throws Exception {
        return ((Discovery.Refused) look(device)).reason();
    }

    @RepeatedTest(50)
    void order_strangers_and_base_do_not_matter(RepetitionInfo seed) throws Exception {
        var random = new Random(seed.getCurrentRepetition());
        var models = new ArrayList<>(COMPLETE);
        for (int i = random.nextInt(6); i > 0; i--) {
            models.add(64000 + random.nextInt(150));
        }
        models.addAll(List.of(705, 160, 64201));
        Collections.shuffle(models, random);
        var device = new FakeDevice(Chain.BASES[random.nextInt(3)], models);

        Device found = found(device);

        var rating = found.rating();
        assertThat(rating.manufacturer()).isEqualTo("Acme");
        assertThat(rating.maxChargeW()).as("the setting is lower").isEqualTo(9_000);
        assertThat(rating.maxDischargeW()).isEqualTo(10_500);
        assertThat(rating.maxApparentVa()).isEqualTo(12_000);
        assertThat(rating.nominalVoltageV()).isCloseTo(230.9, within(0.1));
        assertThat(rating.maxDcVoltageV()).as("the board stands less").isEqualTo(450);
        assertThat(rating.maxDcCurrentA()).as("the device stands less").isEqualTo(20);
        assertThat(rating.dcVoltageControl()).isTrue();
        var m = new Measurement();
        found.decode(m);
        assertThat(m.acPowerW).as("-2560 W of export").isEqualTo(2560);
        assertThat(m.frequencyHz).isEqualTo(49.98);
        assertThat(m.voltageL1V).isEqualTo(230.0);
        assertThat(m.voltageL3V).isEqualTo(229.0);
        assertThat(m.dcCurrentA).as("the port for both directions").isEqualTo(1.0);
        assertThat(m.dcVoltageV).isEqualTo(387.1);
        assertThat(m.dcPowerW).isEqualTo(388);
        assertThat(m.state).isEqualTo(StageState.RUNNING);
    }

    @ParameterizedTest
    @CsvSource({
        "1, model 1",
        "701, model 701",
        "702, model 702",
        "704, model 704",
        "714, model 714",
        "715, model 715"
    })
    void a_missing_model_is_a_refusal_that_names_it(int model, String named) throws Exception {
        var models = new ArrayList<>(COMPLETE);
        models.remove(Integer.valueOf(model));
        assertThat(refusal(new FakeDevice(40000, models))).contains(named).contains("Check ");
    }

    @ParameterizedTest
    @CsvSource({
        "701, 10, 0x8000, 701.W",
        "701, 116, 0x8000, 701.W",
        "701, 115, 0x8000, 701.Hz",
        "701, 114, 0x8000, 701.VL1",
        "702, 45, 0x8000, 702.WChaRteMaxRtg",
        "704, 55, 0x8000, 704.WSet",
        "714, 16, 0x8000, 714.DCV_SF",
        "715, 8, 0xFFFF, 715.OpCtl"
    })
    void a_missing_point_or_scale_is_a_refusal_that_names_it(
            int model, int offset, String value, String named) throws Exception {
        var device = new FakeDevice(40000, COMPLETE);
        device.set(model, offset, Integer.decode(value));
        assertThat(refusal(device)).contains(named);
    }

    @Test
    void all_that_is_missing_is_named_at_once() throws Exception {
        var device = new FakeDevice(40000, COMPLETE);
        device.set(701, 10, 0x8000);
        device.set(701, 17, 0xFFFF, 0xFFFF);
        device.set(704, 24, 0x8000, 0);
        assertThat(refusal(device)).contains("701.W, 701.Hz, 704.WSet");
    }

    @Test
    void a_device_without_the_marker_is_refused() throws Exception {
        var device = new FakeDevice(40000, COMPLETE);
        device.registers[40000] = 0;
        assertThat(refusal(device)).contains("no SunSpec marker at 40000, 50000 or 0");
    }

    @Test
    void a_strangers_model_64200_is_left_alone() throws Exception {
        var device = new FakeDevice(40000, COMPLETE);
        device.set(64200, 2, 0x1234);
        Device found = found(device);
        assertThat(found.rating().dcVoltageControl()).isFalse();
        assertThat(found.rating().maxDcCurrentA()).as("the board's word").isEqualTo(25);
    }

    @Test
    void a_port_for_a_vehicle_wins_over_all_others() throws Exception {
        var device = new FakeDevice(40000, COMPLETE);
        device.set(714, 20, 2);
        device.set(714, 30, 10, 1234, 100);
        var m = new Measurement();
        found(device).decode(m);
        assertThat(m.dcVoltageV).isEqualTo(123.4);
        assertThat(m.dcCurrentA).isEqualTo(-1.0);
    }

    @Test
    void optional_models_may_be_missing() throws Exception {
        Device found = found(new FakeDevice(0, List.of(1, 701, 702, 704, 714, 715)));
        assertThat(found.details().socPercent()).isNaN();
    }

    @Test
    void a_chain_that_never_ends_is_given_up() throws Exception {
        var device = new FakeDevice(40000, COMPLETE);
        for (int i = 40002; i < 65536; i++) {
            device.registers[i] = 0;
        }
        assertThat(refusal(device)).contains("no SunSpec marker");
        assertThat(device.reads).isLessThan(300);
    }
}
