package org.tidegate.controller.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.hal.DcMode;
import org.tidegate.pilot.PilotLevel;

@DisplayName("The session machine")
class SessionMachineTest {
    private static final long MS = 1_000_000L;
    private static final long SECOND = 1_000 * MS;

    private final SessionInput in = new SessionInput();
    private final SessionOutput out = new SessionOutput();
    private long nowNanos = 1_000 * SECOND;
    private SessionState state = SessionMachine.initial(41, nowNanos);

    SessionMachineTest() {
        in.fault = StopReason.NONE;
        in.recordsAreKept = true;
        in.pilot = PilotLevel.A;
        in.dcVoltageV = 0;
        in.dcCurrentA = 0;
        in.insulationOhm = 1e6;
        in.dcVoltageControl = true;
        in.stageMaxVoltageV = 920;
    }

    @Test
    void walks_the_dc_start_in_order_and_counts_the_session() {
        vehicle(VehiclePhase.NONE).pilot(PilotLevel.B).step();
        assertThat(state.phase()).isEqualTo(SessionPhase.AUTHORISING);
        assertThat(state.number()).isEqualTo(42);
        assertThat(out.digitalCommunication).isTrue();
        assertThat(out.closeContactor).isFalse();

        operatorAnswers(OperatorWord.Answer.ACCEPTED).vehicle(VehiclePhase.NEGOTIATING).step();
        assertThat(state.phase()).isEqualTo(SessionPhase.PREPARING);
        assertThat(out.authorised).isTrue();

        pilot(PilotLevel.C).vehicle(VehiclePhase.CABLE_CHECK).step().step();
        assertThat(out.isolation).isEqualTo(Isolation.TESTING);
        assertThat(out.closeContactor).isTrue();
        assertThat(out.dcMode).as("no voltage before the contactors").isEqualTo(DcMode.OFF);

        in.contactorClosed = true;
        step();
        assertThat(out.dcMode).isEqualTo(DcMode.VOLTAGE);
        assertThat(out.dcVoltageTargetV).isEqualTo(500);
        in.dcVoltageV = 498;
        step().passes(1_001).passes(10);
        assertThat(out.dcMode).as("the test voltage is taken away").isEqualTo(DcMode.OFF);
        assertThat(out.isolation).isEqualTo(Isolation.TESTING);
        in.dcVoltageV = 20;
        step();
        assertThat(out.isolation).isEqualTo(Isolation.VALID);

        vehicle(VehiclePhase.PRE_CHARGE).step();
        assertThat(out.dcMode).isEqualTo(DcMode.VOLTAGE);
        assertThat(out.dcVoltageTargetV).isEqualTo(400);

        vehicle(VehiclePhase.ENERGISED).step();
        assertThat(state.phase()).isEqualTo(SessionPhase.ENERGY);
        assertThat(out.dcMode).isEqualTo(DcMode.POWER);
    }

    @Test
    void an_answer_about_another_session_authorises_nothing() {
        pilot(PilotLevel.B).step();
        in.operator = operator(41, OperatorWord.Answer.ACCEPTED, 0, true);
        step();
        assertThat(state.phase()).isEqualTo(SessionPhase.AUTHORISING);
    }

    @Test
    void a_stale_answer_authorises_nothing() {
        pilot(PilotLevel.B).step();
        operatorAnswers(OperatorWord.Answer.ACCEPTED);
        passes(6_000);
        assertThat(state.phase()).isEqualTo(SessionPhase.AUTHORISING);
    }

    @Test
    void silence_of_the_operator_authorises_only_where_the_site_says_so() {
        pilot(PilotLevel.B).step().passes(10_000);
        assertThat(state.phase()).isEqualTo(SessionPhase.AUTHORISING);
        in.authoriseOffline = true;
        step();
        assertThat(state.phase()).isEqualTo(SessionPhase.PREPARING);
    }

    @Test
    void a_refusal_ends_in_order_and_never_closes_the_contactors() {
        pilot(PilotLevel.B).vehicle(VehiclePhase.AUTHORISING).step();
        operatorAnswers(OperatorWord.Answer.REJECTED).step();
        assertThat(state.reason()).isEqualTo(StopReason.NOT_AUTHORISED);
        assertThat(out.refused).isTrue();
        assertThat(out.closeContactor).isFalse();
        vehicle(VehiclePhase.ENDED).step();
        assertThat(state.phase()).isEqualTo(SessionPhase.FINISHED);
    }

    @Test
    void low_insulation_at_test_voltage_is_a_fault_and_never_becomes_valid() {
        inCableCheckAtVoltage();
        in.insulationOhm = 99_000;
        step();
        assertThat(state.reason()).isEqualTo(StopReason.INSULATION_FAULT);
        assertThat(out.isolation).isEqualTo(Isolation.FAULT);
        assertThat(out.closeContactor).isFalse();
    }

    @Test
    void an_unknown_insulation_is_a_fault() {
        inCableCheckAtVoltage();
        in.insulationOhm = Double.NaN;
        step();
        assertThat(state.reason()).isEqualTo(StopReason.INSULATION_FAULT);
    }

    @Test
    void a_cable_check_that_never_reaches_its_voltage_ends_after_38_seconds() {
        pilot(PilotLevel.B).step();
        operatorAnswers(OperatorWord.Answer.ACCEPTED).step();
        pilot(PilotLevel.C).vehicle(VehiclePhase.CABLE_CHECK).step();
        for (int i = 0; i < 379; i++) {
            vehicle(VehiclePhase.CABLE_CHECK).passes(100);
        }
        assertThat(state.phase()).isEqualTo(SessionPhase.CABLE_CHECK);
        vehicle(VehiclePhase.CABLE_CHECK).passes(100);
        assertThat(state.reason()).isEqualTo(StopReason.CABLE_CHECK_TIMEOUT);
    }

    @ParameterizedTest
    @EnumSource(
            value = StopReason.class,
            names = {"EMERGENCY_STOP", "CONVERTER_FAULT", "RESIDUAL_CURRENT", "CONVERTER_LOST"})
    void a_fault_under_power_opens_within_100_ms_even_under_load(StopReason fault) {
        inEnergy();
        in.dcCurrentA = 25;
        in.fault = fault;
        step();
        assertThat(out.dcMode).isEqualTo(DcMode.OFF);
        assertThat(out.closeContactor).as("the converter is given time to let go").isTrue();
        assertThat(out.stop).isEqualTo(StopOrder.EMERGENCY);
        passes(100);
        assertThat(out.closeContactor).isFalse();
        in.contactorClosed = false;
        step();
        assertThat(state.phase()).isEqualTo(SessionPhase.FAULTED);
        assertThat(out.unavailable).isTrue();
    }

    @Test
    void out_of_order_ends_when_the_cause_is_gone_and_the_vehicle_unplugged() {
        inEnergy();
        in.fault = StopReason.EMERGENCY_STOP;
        step();
        in.contactorClosed = false;
        passes(200);
        in.fault = StopReason.NONE;
        step();
        assertThat(state.phase()).isEqualTo(SessionPhase.FAULTED);
        pilot(PilotLevel.A).step();
        assertThat(state.phase()).isEqualTo(SessionPhase.AVAILABLE);
    }

    @Test
    void unplugging_under_power_opens_at_once_when_no_current_flows() {
        inEnergy();
        pilot(PilotLevel.A).step();
        assertThat(out.closeContactor).isFalse();
        assertThat(state.reason()).isEqualTo(StopReason.UNPLUGGED);
    }

    @Test
    void a_vehicle_silent_for_two_seconds_beyond_its_word_is_given_up() {
        inEnergy();
        in.contactorClosed = true;
        passes(2_400);
        assertThat(state.phase()).isEqualTo(SessionPhase.ENERGY);
        passes(200);
        assertThat(state.reason()).isEqualTo(StopReason.VEHICLE_SILENT);
    }

    @Test
    void an_operator_stop_waits_for_the_vehicle_to_let_go_but_not_for_ever() {
        inEnergy();
        in.operator = operator(42, OperatorWord.Answer.ACCEPTED, 42, true);
        step();
        assertThat(out.stop).isEqualTo(StopOrder.NORMAL);
        assertThat(out.dcMode).as("no power is asked for any more").isEqualTo(DcMode.OFF);
        for (int i = 0; i < 199; i++) {
            vehicle(VehiclePhase.CHARGE_LOOP).passes(100);
            assertThat(out.closeContactor).isTrue();
        }
        vehicle(VehiclePhase.CHARGE_LOOP).passes(200);
        assertThat(out.stop).isEqualTo(StopOrder.EMERGENCY);
        assertThat(out.closeContactor).isFalse();
    }

    @Test
    void a_goodbye_from_an_earlier_conversation_is_not_taken_for_this_one() {
        vehicle(VehiclePhase.ENDED).pilot(PilotLevel.B).step();
        operatorAnswers(OperatorWord.Answer.ACCEPTED).step().step();
        assertThat(state.phase()).isEqualTo(SessionPhase.PREPARING);
    }

    @ParameterizedTest
    @EnumSource(SessionPhase.class)
    void every_phase_can_be_left_by_unplugging_once_nothing_is_wrong(SessionPhase phase) {
        reach(phase);
        in.fault = StopReason.NONE;
        in.contactorClosed = false;
        in.dcCurrentA = 0;
        vehicle(VehiclePhase.NONE).pilot(PilotLevel.A);
        for (int i = 0; i < 5; i++) {
            step();
        }
        assertThat(state.phase()).isEqualTo(SessionPhase.AVAILABLE);
        assertThat(out.closeContactor).isFalse();
    }

    @ParameterizedTest
    @EnumSource(SessionPhase.class)
    void the_contactors_are_wanted_only_where_energy_or_its_test_is(SessionPhase phase) {
        reach(phase);
        step();
        boolean may =
                switch (state.phase()) {
                    case CABLE_CHECK, PRE_CHARGE, ENERGY, STOPPING -> true;
                    default -> false;
                };
        if (!may) {
            assertThat(out.closeContactor).isFalse();
            assertThat(out.energyAllowed).isFalse();
            assertThat(out.dcMode).isEqualTo(DcMode.OFF);
        }
    }

    private void reach(SessionPhase phase) {
        switch (phase) {
            case AVAILABLE -> {}
            case AUTHORISING -> pilot(PilotLevel.B).step();
            case PREPARING -> {
                pilot(PilotLevel.B).step();
                operatorAnswers(OperatorWord.Answer.ACCEPTED).step();
            }
            case CABLE_CHECK -> inCableCheckAtVoltage();
            case PRE_CHARGE -> {
                inEnergy();
                state = new SessionState.PreCharge(42, nowNanos);
                vehicle(VehiclePhase.PRE_CHARGE);
            }
            case ENERGY -> inEnergy();
            case STOPPING -> {
                inEnergy();
                in.commandedStop = true;
                step();
                in.commandedStop = false;
            }
            case FINISHED ->
                    state = new SessionState.Finished(42, nowNanos, StopReason.VEHICLE_FINISHED);
            case FAULTED -> {
                in.fault = StopReason.CONVERTER_LOST;
                step();
            }
        }
        assertThat(state.phase()).isEqualTo(phase);
    }

    private void inCableCheckAtVoltage() {
        pilot(PilotLevel.B).step();
        operatorAnswers(OperatorWord.Answer.ACCEPTED).step();
        pilot(PilotLevel.C).vehicle(VehiclePhase.CABLE_CHECK).step();
        in.contactorClosed = true;
        in.dcVoltageV = 499;
        step();
        assertThat(state.phase()).isEqualTo(SessionPhase.CABLE_CHECK);
    }

    private void inEnergy() {
        pilot(PilotLevel.C).vehicle(VehiclePhase.CHARGE_LOOP);
        in.contactorClosed = true;
        in.dcVoltageV = 400;
        state = new SessionState.Energy(42, nowNanos);
        step();
        assertThat(state.phase()).isEqualTo(SessionPhase.ENERGY);
    }

    private SessionMachineTest pilot(PilotLevel level) {
        in.pilot = level;
        return this;
    }

    private SessionMachineTest vehicle(VehiclePhase phase) {
        in.vehicle =
                new VehicleWord(
                        nowNanos,
                        500 * MS,
                        phase,
                        "ISO 15118-20 DC",
                        true,
                        "EV1",
                        true,
                        50,
                        10,
                        80,
                        400,
                        450,
                        11_000,
                        11_000,
                        30,
                        30,
                        VehicleWord.Hold.NONE,
                        false,
                        "");
        return this;
    }

    private SessionMachineTest operatorAnswers(OperatorWord.Answer answer) {
        in.operator = operator(state.number(), answer, 0, true);
        return this;
    }

    private OperatorWord operator(
            long session, OperatorWord.Answer answer, long stopSession, boolean online) {
        return new OperatorWord(
                nowNanos,
                5 * SECOND,
                online,
                session,
                answer,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                0,
                0,
                "",
                stopSession,
                0);
    }

    private SessionMachineTest step() {
        state = SessionMachine.step(state, in, nowNanos, out);
        return this;
    }

    private SessionMachineTest passes(long millis) {
        nowNanos += millis * MS;
        return step();
    }
}
