package org.tidegate.ocpp.internal.station.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.VehiclePort;
import org.tidegate.ocpp.internal.station.StationBench;

@DisplayName("Certificates for the vehicle, carried through")
class VehicleDeskTest {
    private final StationBench bench = new StationBench().booted();

    private static VehiclePort.Question contract(String exi) {
        return new VehiclePort.Question.Contract(7, "urn:iso:15118:2:2013:MsgDef", false, exi);
    }

    @Test
    void an_exi_request_goes_up_and_its_answer_comes_down_untouched() {
        bench.answers.put(
                "Get15118EVCertificate", "{\"status\":\"Accepted\",\"exiResponse\":\"QUJD\"}");
        bench.asked(contract("RVhJ"));
        bench.seconds(1);
        assertThat(bench.last("Get15118EVCertificate").get("exiRequest").asText())
                .isEqualTo("RVhJ");
        assertThat(bench.vehicle).containsExactly(new VehiclePort.Answer(7, true, "QUJD", ""));
    }

    @Test
    void every_question_gets_an_answer_even_if_the_operator_gives_none() {
        bench.mute = true;
        bench.asked(contract("RVhJ"));
        bench.seconds(40);
        bench.cut();
        bench.asked(contract("RVhJ"));
        bench.seconds(1);
        bench.asked(contract("x".repeat(20_000)));
        bench.seconds(1);
        assertThat(bench.vehicle).hasSize(3).noneMatch(VehiclePort.Answer::accepted);
    }

    @Test
    void an_ocsp_answer_is_fetched_for_a_certificate_of_this_station() {
        bench.answers.put(
                "GetCertificateStatus", "{\"status\":\"Accepted\",\"ocspResult\":\"T0NTUA==\"}");
        bench.asked(
                new VehiclePort.Question.Status(
                        8,
                        new StationState.CertificateHash(
                                "SHA256", "aa", "bb", "1f", "http://ocsp.invalid")));
        bench.seconds(1);
        assertThat(bench.vehicle).containsExactly(new VehiclePort.Answer(8, true, "T0NTUA==", ""));
    }
}
