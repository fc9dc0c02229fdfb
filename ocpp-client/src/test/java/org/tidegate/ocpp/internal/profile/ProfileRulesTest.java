package org.tidegate.ocpp.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.json.Violation;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.OperatorCall.SetChargingProfile;

@DisplayName("What a charging profile is refused for")
class ProfileRulesTest {
    private static final String GOOD =
            """
            {"evseId":1,"chargingProfile":{"id":5,"stackLevel":1,
             "chargingProfilePurpose":"TxProfile","chargingProfileKind":"Relative",
             "transactionId":"tx","chargingSchedule":[{"id":7,"chargingRateUnit":"W",
              "chargingSchedulePeriod":[{"startPeriod":0,"operationMode":"CentralSetpoint",
               "setpoint":-3000,"limit":5000,"dischargeLimit":-5000}]}]}}
            """;

    private static StatusInfo refusal(String json, ProfileBook book) throws Violation {
        SetChargingProfile c = Json.read(SetChargingProfile.class, json);
        StatusInfo no = ProfileRules.refusal(c.evseId(), c.chargingProfile(), book, "tx");
        return no == null ? new StatusInfo("Accepted", null) : no;
    }

    @Test
    void the_good_one_is_accepted() throws Violation {
        assertThat(refusal(GOOD, ProfileBook.EMPTY).reasonCode()).isEqualTo("Accepted");
    }

    /** Each line breaks the good profile in one place. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    UnknownEvse          | "evseId":1            | "evseId":2
                    UnknownEvse          | "evseId":1            | "evseId":0
                    MissingParam         | "transactionId":"tx", | ``
                    TxNotFound           | "transactionId":"tx"  | "transactionId":"other"
                    InvalidProfile       | TxProfile             | TxDefaultProfile
                    InvalidProfile       | TxProfile             | ChargingStationMaxProfile
                    InvalidProfile       | TxProfile             | ChargingStationExternalConstraints
                    InvalidProfile       | TxProfile             | PriorityCharging
                    InvalidProfile       | TxProfile             | LocalGeneration
                    InvalidSchedule      | Relative              | Absolute
                    MissingParam         | Relative              | Recurring
                    InvalidProfile       | "stackLevel":1        | "stackLevel":1,"dynUpdateInterval":5
                    InvalidProfileId     | "id":5                | "id":0
                    InvalidProfileId     | "id":5                | "id":-4
                    UnsupportedRateUnit  | "W"                   | "A"
                    InvalidSchedule      | "chargingRateUnit"    | "duration":0,"chargingRateUnit"
                    Accepted             | "chargingRateUnit"    | "useLocalTime":true,"chargingRateUnit"
                    Accepted             | "chargingRateUnit"    | "randomizedDelay":5,"chargingRateUnit"
                    Accepted             | "chargingRateUnit"    | "limitAtSoC":{"soc":80,"limit":1},"chargingRateUnit"
                    InvalidSchedule      | "chargingRateUnit"    | "startSchedule":"2026-01-01T00:00:00Z","chargingRateUnit"
                    InvalidSchedule      | "startPeriod":0       | "startPeriod":1
                    InvalidSchedule      | "startPeriod":0       | "startPeriod":-1
                    InvalidSchedule      | [{"startPeriod":0     | [{"startPeriod":0,"limit":1},{"startPeriod":0
                    UnsupportedParam     | CentralSetpoint       | LocalLoadBalancing
                    InvalidSchedule      | CentralSetpoint       | LocalFrequency
                    InvalidOperationMode | CentralSetpoint       | ExternalSetpoint
                    InvalidSchedule      | CentralSetpoint       | ChargingOnly
                    InvalidSchedule      | CentralSetpoint       | Idle
                    InvalidSchedule      | "setpoint":-3000,     | ``
                    InvalidSchedule      | "setpoint":-3000      | "setpoint":-5001
                    InvalidSchedule      | "setpoint":-3000      | "setpoint":5001
                    InvalidSchedule      | "limit":5000          | "limit":-1
                    InvalidSchedule      | "startPeriod":0       | "startPeriod":0,"evseSleep":true
                    InvalidSchedule      | "startPeriod":0       | "startPeriod":0,"v2xBaseline":5
                    PhaseConflict        | "startPeriod":0       | "startPeriod":0,"setpoint_L2":5
                    NoPhaseForDC         | "startPeriod":0       | "startPeriod":0,"numberPhases":3
                    UnsupportedParam     | "startPeriod":0       | "startPeriod":0,"setpointReactive":5
                    Accepted             | CentralSetpoint       | CentralFrequency
                    Accepted             | "limit":5000,"dischargeLimit":-5000 | "preconditioningRequest":true
                    """)
    void a_profile_broken_in_one_place(String code, String found, String replacement)
            throws Violation {
        String json = GOOD.replace(found, replacement);
        assertThat(json).isNotEqualTo(GOOD);
        StatusInfo no = refusal(json, ProfileBook.EMPTY);
        assertThat(no.reasonCode()).isEqualTo(code);
        assertThat(no.reasonCode().length()).isLessThanOrEqualTo(20);
        if (!code.equals("Accepted")) {
            assertThat(no.additionalInfo()).isNotBlank();
        }
    }

    @Test
    void a_level_is_held_once_and_the_same_id_replaces() throws Violation {
        SetChargingProfile c = Json.read(SetChargingProfile.class, GOOD);
        ProfileBook book = ProfileBook.EMPTY.with(new ProfileBook.Entry(1, c.chargingProfile(), 0));
        assertThat(refusal(GOOD, book).reasonCode()).isEqualTo("Accepted");
        assertThat(refusal(GOOD.replace("\"id\":5", "\"id\":6"), book).reasonCode())
                .isEqualTo("DuplicateProfile");
        String other = GOOD.replace("\"id\":5,\"stackLevel\":1", "\"id\":6,\"stackLevel\":2");
        assertThat(refusal(other, book).reasonCode()).isEqualTo("Accepted");
    }

    @Test
    void the_book_has_an_end() throws Violation {
        ProfileBook book = ProfileBook.EMPTY;
        for (int i = 1; i <= ProfileBook.MOST_ENTRIES; i++) {
            String json =
                    GOOD.replace(
                            "\"id\":5,\"stackLevel\":1", "\"id\":" + i + ",\"stackLevel\":" + i);
            assertThat(refusal(json, book).reasonCode()).isEqualTo("Accepted");
            SetChargingProfile c = Json.read(SetChargingProfile.class, json);
            book = book.with(new ProfileBook.Entry(1, c.chargingProfile(), 0));
        }
        assertThat(
                        refusal(
                                        GOOD.replace(
                                                "\"id\":5,\"stackLevel\":1",
                                                "\"id\":99,\"stackLevel\":99"),
                                        book)
                                .reasonCode())
                .isEqualTo("TooManyElements");
    }
}
