package org.tidegate.iso15118.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A timeline")
class TimelineTest {
    private final List<Row> rows = Timeline.of(Samples.session());

    @Test
    void names_every_message_and_decodes_it() {
        assertThat(rows)
                .extracting(Row::name)
                .containsExactly(
                        "supportedAppProtocolReq",
                        "supportedAppProtocolRes",
                        "",
                        "DC_CableCheckReq",
                        "DC_CableCheckRes",
                        "payload type 8004",
                        "");
        assertThat(TimelineText.message(rows.get(3))).contains("<c:SessionID>");
    }

    @Test
    void says_what_took_longer_than_it_might() {
        Row late = rows.get(4);
        assertThat(late.usedNanos()).isEqualTo(1_600_000_000L);
        assertThat(late.allowedS()).isEqualTo(1.5);
        assertThat(late.phaseAllowedS()).isEqualTo(38);
        assertThat(rows).filteredOn(Row::isLate).containsExactly(late);
        assertThat(TimelineText.line(late)).contains("1.6 s of 1.5 s").endsWith("LATE");
    }

    @Test
    void says_what_cannot_be_decoded_and_why_it_ended() {
        assertThat(rows.get(5).text()).startsWith("cannot be decoded: bit 8");
        assertThat(rows.get(5).message()).isNull();
        assertThat(rows.getLast().isRefusal()).isTrue();
        assertThat(TimelineText.line(rows.getLast())).contains("REFUSED: the vehicle sent");
    }

    @Test
    void knows_the_patience_of_a_loop_in_each_generation() {
        assertThat(Allowance.of(Dialect.ISO2, "CurrentDemand").answerS()).isEqualTo(0.025);
        assertThat(Allowance.of(Dialect.DIN, "CurrentDemand").patienceS()).isEqualTo(0.25);
        assertThat(Allowance.of(Dialect.ISO20, "DC_ChargeLoop").answerS()).isEqualTo(0.25);
        assertThat(Allowance.of(Dialect.ISO20, "AC_ChargeLoop").patienceS()).isEqualTo(0.5);
        assertThat(Allowance.of(Dialect.ISO2, "PowerDelivery").answerS()).isEqualTo(4.5);
        assertThat(Allowance.of(Dialect.ISO20, "PowerDelivery").answerS()).isEqualTo(1.5);
    }

    @Test
    void chooses_the_grammar_by_what_was_agreed() {
        assertThat(Dialect.ofNamespace("urn:din:70121:2012:MsgDef")).isEqualTo(Dialect.DIN);
        assertThat(Dialect.ofNamespace("urn:iso:15118:2:2013:MsgDef")).isEqualTo(Dialect.ISO2);
        assertThat(Dialect.ofNamespace("urn:iso:std:iso:15118:-20:DC")).isEqualTo(Dialect.ISO20);
        assertThat(Dialect.ofNamespace("urn:tesla")).isEqualTo(Dialect.NONE_YET);
    }
}
