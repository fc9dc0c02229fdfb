package org.tidegate.rig.conformance;

import java.util.List;
import java.util.function.UnaryOperator;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.ProtectionSettings.RideThrough;
import org.tidegate.protection.ProtectionSettings.Service;
import org.tidegate.protection.ProtectionSettings.Stage;
import org.tidegate.protection.SupportSettings;

/** What procedures may change in a profile, one change each. */
final class TestSettings {
    private TestSettings() {}

    /** Only these stages are left, so that none but the one under test can act. */
    static UnaryOperator<ProtectionSettings> stages(List<Stage> stages) {
        return s ->
                with(s, stages, s.service(), s.rideThrough(), s.frequencyResponse(), s.support());
    }

    static UnaryOperator<ProtectionSettings> service(Service service) {
        return s ->
                with(s, s.stages(), service, s.rideThrough(), s.frequencyResponse(), s.support());
    }

    /** Enters service after a second and without a ramp: the wait is another test's matter. */
    static UnaryOperator<ProtectionSettings> quickService() {
        return s -> {
            Service e = s.service();
            return service(
                            new Service(
                                    e.lowestVoltagePu(),
                                    e.highestVoltagePu(),
                                    e.lowestFrequencyHz(),
                                    e.highestFrequencyHz(),
                                    1_000_000_000L,
                                    0))
                    .apply(s);
        };
    }

    /** No support function is left, frequency response among them. */
    static UnaryOperator<ProtectionSettings> noFunctions() {
        return all(response(new FrequencyResponse.None()), support(SupportSettings.none()));
    }

    static UnaryOperator<ProtectionSettings> response(FrequencyResponse response) {
        return s -> with(s, s.stages(), s.service(), s.rideThrough(), response, s.support());
    }

    static UnaryOperator<ProtectionSettings> support(SupportSettings support) {
        return s ->
                with(s, s.stages(), s.service(), s.rideThrough(), s.frequencyResponse(), support);
    }

    /** Every voltage is for continuous operation, as a test of curves beyond 1.1 pu needs it. */
    static UnaryOperator<ProtectionSettings> withoutRideThrough() {
        return s ->
                with(
                        s,
                        s.stages(),
                        s.service(),
                        RideThrough.none(),
                        s.frequencyResponse(),
                        s.support());
    }

    /** One change after the other. */
    @SafeVarargs
    static UnaryOperator<ProtectionSettings> all(UnaryOperator<ProtectionSettings>... changes) {
        return s -> {
            ProtectionSettings changed = s;
            for (UnaryOperator<ProtectionSettings> change : changes) {
                changed = change.apply(changed);
            }
            return changed;
        };
    }

    /** The same code for a charger of one phase, as the islanding plant has one. */
    static ProtectionSettings onePhase(ProtectionSettings s) {
        return copy(
                s,
                1,
                s.stages(),
                s.rateOfChangeWindowNanos(),
                s.service(),
                s.rideThrough(),
                s.frequencyResponse(),
                s.support());
    }

    private static ProtectionSettings with(
            ProtectionSettings s,
            List<Stage> stages,
            Service service,
            RideThrough rideThrough,
            FrequencyResponse response,
            SupportSettings support) {
        boolean rate =
                stages.stream()
                        .anyMatch(g -> g.quantity() == ProtectionSettings.Quantity.RATE_OF_CHANGE);
        return copy(
                s,
                s.phases(),
                stages,
                rate ? s.rateOfChangeWindowNanos() : 0,
                service,
                rideThrough,
                response,
                support);
    }

    private static ProtectionSettings copy(
            ProtectionSettings s,
            int phases,
            List<Stage> stages,
            long rateOfChangeWindowNanos,
            Service service,
            RideThrough rideThrough,
            FrequencyResponse response,
            SupportSettings support) {
        return new ProtectionSettings(
                s.profile(),
                phases,
                s.nominalFrequencyHz(),
                stages,
                s.mean(),
                rateOfChangeWindowNanos,
                service,
                rideThrough,
                response,
                support,
                s.consecutive(),
                s.phaseJump(),
                s.longestSampleAgeNanos(),
                s.longestStepNanos());
    }
}
