package org.tidegate.iso15118.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.OlderProtocols;
import org.tidegate.iso15118.PlugAndCharge;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.V2gtp;
import org.tidegate.iso15118.VehicleState.Phase;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.internal.din.DinProtocol;
import org.tidegate.iso15118.internal.iso2.Iso2Protocol;
import org.tidegate.iso15118.message.AppProtocol;
import org.tidegate.iso15118.message.AppProtocolResponseCode;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.SupportedAppProtocolReq;
import org.tidegate.iso15118.message.SupportedAppProtocolRes;
import org.tidegate.iso15118.message.V2gCodec;

@DisplayName("When a vehicle offers protocols")
class GreetingTest {
    private static final AppProtocol ISO20 =
            new AppProtocol("urn:iso:std:iso:15118:-20:DC", 1, 0, 1, 1);
    private static final AppProtocol ISO2 =
            new AppProtocol("urn:iso:15118:2:2013:MsgDef", 2, 0, 2, 2);
    private static final AppProtocol DIN = new AppProtocol("urn:din:70121:2012:MsgDef", 2, 0, 3, 3);

    private static Turn greet(@Nullable String tls, OlderProtocols older, AppProtocol... offered) {
        SeccSettings settings =
                SeccSettings.presets("E1", new SeccSettings.Rating(11e3, 11e3, 30, 30, 150, 500))
                        .withOlder(older);
        Context base = SequenceMatrixTest.context(SequenceMatrixTest.willing(Stop.NONE)).context();
        var context =
                new Context(
                        settings,
                        base.evse(),
                        true,
                        base.nowNanos(),
                        base.wallSeconds(),
                        base.freshId());
        var outside =
                new Outside(context, PlugAndCharge.none(), Bytes.of(new byte[16]), null, null);
        byte[] exi =
                V2gCodec.encode(new SupportedAppProtocolReq(List.copyOf(Arrays.asList(offered))));
        return Greeting.connected(List.of(Iso2Protocol.INSTANCE, DinProtocol.INSTANCE), tls, 0)
                .received(new V2gtp.Frame(V2gtp.TYPE_SAP, exi), outside);
    }

    private static SupportedAppProtocolRes response(Turn turn) throws ExiException {
        byte[] frame = Objects.requireNonNull(turn.frame());
        return (SupportedAppProtocolRes)
                V2gCodec.decode(
                        SchemaSet.APP_PROTOCOL,
                        Arrays.copyOfRange(frame, V2gtp.HEADER_BYTES, frame.length));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "TLSv1.3, 1, ISO 15118-20 DC",
                "TLSv1.2, 2, ISO 15118-2",
                "-, 2, ISO 15118-2",
            })
    void the_first_that_its_connection_allows_is_chosen(
            @Nullable String tls, int schemaId, String name) throws ExiException {
        Turn turn = greet(tls, OlderProtocols.presets(), DIN, ISO2, ISO20);
        assertThat(response(turn).schemaId()).isEqualTo(schemaId);
        assertThat(response(turn).responseCode())
                .isEqualTo(AppProtocolResponseCode.OK_SUCCESSFUL_NEGOTIATION);
        assertThat(turn.session().toVehicleState(0).protocol()).isEqualTo(name);
        assertThat(turn.session().toVehicleState(0).tls()).isEqualTo(tls != null);
    }

    @Test
    void the_lowest_priority_number_wins_across_generations() throws ExiException {
        var eager = new AppProtocol(ISO2.protocolNamespace(), 2, 0, 9, 1);
        var late = new AppProtocol(ISO20.protocolNamespace(), 1, 0, 8, 20);
        assertThat(response(greet("TLSv1.3", OlderProtocols.presets(), late, eager)).schemaId())
                .isEqualTo(9);
    }

    @Test
    void din_is_for_open_connections_only() throws ExiException {
        assertThat(response(greet(null, OlderProtocols.presets(), DIN)).schemaId()).isEqualTo(3);
        Turn turn = greet("TLSv1.2", OlderProtocols.presets(), DIN);
        assertThat(response(turn).responseCode())
                .isEqualTo(AppProtocolResponseCode.FAILED_NO_NEGOTIATION);
        assertThat(response(turn).schemaId()).isNull();
        assertThat(turn.close()).isTrue();
        assertThat(turn.session().toVehicleState(0).refusal())
                .startsWith(Refusal.NO_COMMON_PROTOCOL.text());
    }

    @Test
    void another_minor_number_is_a_deviation_and_another_major_number_a_stranger()
            throws ExiException {
        var minor = new AppProtocol(ISO2.protocolNamespace(), 2, 7, 5, 1);
        assertThat(response(greet(null, OlderProtocols.presets(), minor)).responseCode())
                .isEqualTo(AppProtocolResponseCode.OK_SUCCESSFUL_NEGOTIATION_WITH_MINOR_DEVIATION);
        var major = new AppProtocol(ISO2.protocolNamespace(), 1, 0, 5, 1);
        assertThat(response(greet(null, OlderProtocols.presets(), major)).responseCode())
                .isEqualTo(AppProtocolResponseCode.FAILED_NO_NEGOTIATION);
    }

    @Test
    void a_protocol_that_is_switched_off_is_not_spoken() throws ExiException {
        OlderProtocols p = OlderProtocols.presets();
        var none = new OlderProtocols(false, false, p.transferModes(), false, 0, p.ac());
        Turn turn = greet(null, none, ISO2, DIN);
        assertThat(response(turn).responseCode())
                .isEqualTo(AppProtocolResponseCode.FAILED_NO_NEGOTIATION);
    }

    @Test
    void only_the_newest_without_tls_is_told_that_it_needs_tls() {
        Turn turn = greet(null, OlderProtocols.presets(), ISO20);
        assertThat(turn.session().toVehicleState(0).refusal())
                .startsWith(Refusal.TLS_REQUIRED.text());
        assertThat(turn.session().toVehicleState(0).phase()).isEqualTo(Phase.FAILED);
    }
}
