package org.tidegate.hal.internal.sunspec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusMaster;

/** What a look at the bus came to: a converter that can be driven safely, or the reason why not. */
public sealed interface Discovery {
    /** Everything the driver relies on is there. */
    record Found(Device device) implements Discovery {}

    /**
     * @param reason all that is missing, in words
     */
    record Refused(String reason) implements Discovery {}

    /**
     * Walks the chain and checks every point the driver relies on.
     *
     * @param boardDcV,boardDcA what board and cable stand on the DC side; the only word on the
     *     matter when the device has no model 64200
     */
    static Discovery of(
            ModbusMaster master, int unit, double boardDcV, double boardDcA, long deadlineNanos)
            throws ModbusException {
        List<Model> models = Chain.read(master, unit, deadlineNanos);
        if (models.isEmpty()) {
            return new Refused(
                    master.endpoint()
                            + " unit "
                            + unit
                            + ": no SunSpec marker at 40000, 50000 or 0. Check that SunSpec is"
                            + " switched on in the converter.");
        }
        var missing = new ArrayList<String>();
        Optional<Model> dc = find(models, Points.DC_CONTROL).filter(Discovery::isOurs);
        for (int id : Device.REQUIRED_MODELS) {
            if (find(models, id).isEmpty()) {
                missing.add("model " + id);
            }
        }
        if (missing.isEmpty()) {
            var device = new Device(models, dc, boardDcV, boardDcA);
            device.collectMissing(missing);
            if (missing.isEmpty()) {
                return new Found(device);
            }
        }
        return new Refused(
                master.endpoint()
                        + " unit "
                        + unit
                        + " does not offer "
                        + String.join(", ", missing)
                        + ". Check its firmware and whether the 700 series is enabled.");
    }

    private static boolean isOurs(Model dc) {
        return dc.number(Points.DC_SIGNATURE) == Points.DC_SIGNATURE_VALUE
                && dc.number(Points.DC_VERSION) == Points.DC_VERSION_VALUE
                && dc.isWritable(Points.DC_TARGET_V)
                && dc.isWritable(Points.DC_LIMIT_V)
                && dc.isWritable(Points.DC_LIMIT_A);
    }

    private static Optional<Model> find(List<Model> models, int id) {
        return models.stream().filter(m -> m.id == id).findFirst();
    }
}
