package org.tidegate.iso15118.internal.iso2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.tidegate.iso15118.V2gtp;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.VehicleState.Phase;
import org.tidegate.iso15118.exi.Vector;
import org.tidegate.iso15118.internal.SessionMachine;
import org.tidegate.iso15118.internal.Turn;
import org.tidegate.iso15118.internal.din.DinDialect;
import org.tidegate.iso15118.message.SessionId;

@DisplayName("When an old vehicle sends broken or hostile messages")
class OlderMutationTest {
    private static final List<byte[]> DIN = frames("din70121");
    private static final List<byte[]> ISO2 = frames("iso15118-2");
    private static final int MESSAGES = 1_500;

    private static List<byte[]> frames(String file) {
        return Vector.of(file).stream()
                .filter(v -> !v.fragment() && v.message().matches(".*Re[qs]"))
                .map(v -> HexFormat.of().parseHex(v.hex()))
                .toList();
    }

    /** Flips bits, cuts, or joins two messages; now and then leaves it whole. */
    private static byte[] mutated(List<byte[]> frames, SplittableRandom random) {
        byte[] frame = frames.get(random.nextInt(frames.size())).clone();
        switch (random.nextInt(5)) {
            case 0 -> {}
            case 1 -> frame = Arrays.copyOf(frame, random.nextInt(frame.length + 1));
            case 2 -> {
                byte[] other = frames.get(random.nextInt(frames.size()));
                int cut = random.nextInt(frame.length);
                System.arraycopy(other, 0, frame, cut, Math.min(other.length, frame.length - cut));
            }
            default -> {
                for (int i = random.nextInt(1, 6); i > 0 && frame.length > 0; i--) {
                    frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return frame;
    }

    @RepeatedTest(20)
    void nothing_breaks_and_nothing_is_given_away(RepetitionInfo info) {
        var random = new SplittableRandom(info.getCurrentRepetition());
        Stage[] stages = Stage.values();
        for (int i = 0; i < MESSAGES; i++) {
            boolean din = random.nextBoolean();
            Dialect dialect = din ? DinDialect.INSTANCE : Iso2Dialect.INSTANCE;
            Stage stage = stages[random.nextInt(stages.length)];
            byte[] frame = mutated(din ? DIN : ISO2, random);
            var charger = new Sample.Charger();
            SessionMachine before = Sample.at(dialect, stage);
            Turn turn = before.received(new V2gtp.Frame(V2gtp.TYPE_SAP, frame), charger.outside());

            VehicleState state = turn.session().toVehicleState(charger.now);
            assertThat(state.maxDischargePowerW())
                    .as("seed %d, message %d", info.getCurrentRepetition(), i)
                    .isZero();
            assertThat(state.maxChargePowerW()).isBetween(0.0, 4e6);
            if (turn.close()) {
                assertThat(state.phase()).isIn(Phase.FAILED, Phase.ENDED);
                assertThat(state.maxChargePowerW()).isZero();
            }
        }
    }

    @RepeatedTest(10)
    void a_vehicle_that_says_anything_in_any_order_never_gets_power_without_the_charger(
            RepetitionInfo info) {
        var random = new SplittableRandom(1_000 + info.getCurrentRepetition());
        var charger = new Sample.Charger();
        charger.permitted = false;
        charger.contactor = false;
        Set<Phase> power = Set.of(Phase.CHARGE_LOOP);
        boolean asked = false;
        for (int round = 0; round < 60; round++) {
            Dialect dialect = random.nextBoolean() ? DinDialect.INSTANCE : Iso2Dialect.INSTANCE;
            OlderSession s = Sample.fresh(dialect, random.nextBoolean());
            SessionId id = SessionId.NONE;
            for (int i = 0; i < 40 && !s.stage().isOver(); i++) {
                // A goodbye would end most walks before they lead anywhere.
                List<Kind> next =
                        s.stage().next().stream().filter(k -> k != Kind.SESSION_STOP).toList();
                Kind kind =
                        next.isEmpty() || random.nextInt(20) == 0
                                ? Kind.values()[random.nextInt(Kind.values().length)]
                                : next.get(random.nextInt(next.size()));
                Ask ask = Sample.ask(kind, s);
                charger.seconds(0.05);
                s = Order.received(s, new Dialect.Request(id, ask), charger.outside()).session();
                id = s.identity().id();
                asked |= s.stage() == Stage.PRE_CHARGE;
                assertThat(power).doesNotContain(s.toVehicleState(charger.now).phase());
            }
        }
        assertThat(asked).as("some come as far as asking for power").isTrue();
    }
}
