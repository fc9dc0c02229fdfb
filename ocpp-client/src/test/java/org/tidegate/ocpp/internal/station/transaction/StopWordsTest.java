package org.tidegate.ocpp.internal.station.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.StationState.Session;
import org.tidegate.ocpp.StationState.SuspendedBy;
import org.tidegate.ocpp.internal.message.Data.StoppedReason;

@DisplayName("Why a session ended, for the operator")
class StopWordsTest {

    @ParameterizedTest
    @CsvSource({
        "target reached, true, '', ENERGY_LIMIT_REACHED",
        "minimum state of charge, true, '', SOC_LIMIT_REACHED",
        "the vehicle stopped, true, '', STOPPED_BY_EV",
        "stopped at the console, true, '', LOCAL",
        "emergency stop, true, ESTOP, EMERGENCY_STOP",
        "insulation too low, true, INSULATION_LOW, GROUND_FAULT",
        "grid trip: over-frequency, true, GRID_TRIP, POWER_QUALITY",
        "converter fault, true, CONVERTER_FAULT, OTHER",
        "whatever, false, '', EV_DISCONNECTED",
        "'', true, '', OTHER",
    })
    void words_become_a_reason(
            String words, boolean plugged, String faultCode, StoppedReason expected) {
        var state =
                new StationState(
                        0,
                        plugged,
                        3,
                        Session.FINISHED,
                        SuspendedBy.NONE,
                        words,
                        0,
                        50,
                        230,
                        0,
                        0,
                        50,
                        "",
                        true,
                        faultCode,
                        "",
                        11_000,
                        11_000);
        assertThat(StopWords.reason(state, 3).reason()).isEqualTo(expected);
    }
}
