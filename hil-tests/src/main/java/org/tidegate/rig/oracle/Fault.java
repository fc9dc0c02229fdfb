package org.tidegate.rig.oracle;

import org.tidegate.protection.GridRequest;
import org.tidegate.protection.GridSample;
import org.tidegate.protection.ProtectionSettings;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Something wrong with the engine, put in on purpose: a mutation that the comparator must find.
 *
 * @param settings as they are understood
 * @param converter as it behaves
 * @param sample as it is measured
 * @param request as it arrives
 */
public record Fault(
        UnaryOperator<ProtectionSettings> settings,
        UnaryOperator<ConverterModel.Parameters> converter,
        Consumer<GridSample> sample,
        Consumer<GridRequest> request) {

    /** As it should be. */
    public static Fault none() {
        return new Fault(UnaryOperator.identity(), UnaryOperator.identity(), _ -> {}, _ -> {});
    }

    public static Fault settings(UnaryOperator<ProtectionSettings> change) {
        return new Fault(change, UnaryOperator.identity(), _ -> {}, _ -> {});
    }

    public static Fault converter(UnaryOperator<ConverterModel.Parameters> change) {
        return new Fault(UnaryOperator.identity(), change, _ -> {}, _ -> {});
    }

    public static Fault sample(Consumer<GridSample> change) {
        return new Fault(UnaryOperator.identity(), UnaryOperator.identity(), change, _ -> {});
    }

    public static Fault request(Consumer<GridRequest> change) {
        return new Fault(UnaryOperator.identity(), UnaryOperator.identity(), _ -> {}, change);
    }
}
