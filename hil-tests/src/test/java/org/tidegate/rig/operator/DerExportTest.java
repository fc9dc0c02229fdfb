package org.tidegate.rig.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.board.gridcode.Confirmations;
import org.tidegate.board.gridcode.GridCode;
import org.tidegate.board.gridcode.GridCodeException;
import org.tidegate.board.gridcode.GridCodes;
import org.tidegate.board.gridcode.SettingsExport;
import org.tidegate.controller.assembly.ProtectionProfiles;
import org.tidegate.controller.der.GridCodeAuthority;
import org.tidegate.ocpp.DerAuthority;
import org.tidegate.ocpp.DerControl;
import org.tidegate.ocpp.OcppPlane;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.StationState;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Published;
import org.tidegate.runtime.Simulation;
import org.tidegate.runtime.VirtualClock;

/** What a profile says of itself in OCPP's words, sent back to it as controls, changes nothing. */
@DisplayName("A grid code told to itself")
class DerExportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final VirtualClock clock = new VirtualClock(OperatorBench.WALL);
    private final Simulation simulation = new Simulation(clock, 3);
    private final OperatorTwin twin = new OperatorTwin(clock);
    private final Published<OperatorState> operator =
            new Published<>(OperatorState.offline(clock.nanos()));

    static Stream<String> codes() {
        return GridCodes.list().stream();
    }

    private static Set<String> everything(GridCode code) {
        var keys = new HashSet<String>();
        code.unconfirmed().forEach(u -> keys.add(u.key()));
        Confirmations.ranges(code).forEach(u -> keys.add(u.key()));
        return keys;
    }

    @ParameterizedTest
    @MethodSource("codes")
    void sent_as_controls_is_the_same_code(String id) throws GridCodeException, IOException {
        GridCode code = GridCodes.load(id);
        var authority =
                new GridCodeAuthority(
                        code,
                        everything(code),
                        ProtectionProfiles::settings,
                        DerAuthority.Nameplate.UNKNOWN);
        simulation.add(
                new OcppPlane(
                        OcppSettings.of(URI.create("ws://operator.invalid/ocpp"), "TG-DER"),
                        twin.wire(),
                        new Published<>(StationState.unknown(clock.nanos())),
                        operator,
                        new CrashingDisk(1),
                        new EventRing("ocpp", 4096),
                        clock,
                        new SplittableRandom(1),
                        authority));
        assertThat(simulation.runUntil(() -> operator.latest().online(), Duration.ofMinutes(5)))
                .isTrue();
        var accepted = new ArrayList<String>();
        JsonNode export = JSON.readTree(SettingsExport.ocpp(code).text());
        for (JsonNode control : export.path("setDERControl")) {
            String type = control.path("controlType").asText();
            String answer = answer(twin.call("SetDERControl", control.toString()));
            boolean known =
                    authority.supported().stream()
                            .map(DerControl.Type::text)
                            .anyMatch(type::equals);
            assertThat(answer)
                    .as("%s of %s", control, id)
                    .contains(known ? "Accepted" : "NotSupported");
            if (known) {
                accepted.add(type);
            }
        }
        assertThat(accepted).contains("EnterService");
        simulation.run(Duration.ofSeconds(1));
        List<DerControl> held = operator.latest().v2x().der();
        assertThat(held).hasSameSizeAs(accepted);
        var outcome = authority.settings(held);
        assertThat(outcome.leftOut()).isEmpty();
        assertThat(outcome.settings()).isEqualTo(ProtectionProfiles.settings(code));
        assertThat(outcome.code().sha256()).isEqualTo(code.sha256());
        assertThat(twin.violations()).isEmpty();
    }

    private String answer(String id) {
        assertThat(simulation.runUntil(() -> twin.answerTo(id).isPresent(), Duration.ofMinutes(1)))
                .isTrue();
        return twin.answerTo(id).orElseThrow();
    }
}
