package org.tidegate.hal.internal.sunspec;

import org.jspecify.annotations.Nullable;
import org.tidegate.hal.Measurement;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.StageDetails;
import org.tidegate.hal.StageRating;
import org.tidegate.hal.SunSpecSettings;
import org.tidegate.hal.internal.driver.ConverterLink;
import org.tidegate.hal.internal.driver.DriveOrder;
import org.tidegate.hal.internal.driver.LinkSearch;

/** A SunSpec converter as the driver sees it. */
public final class SunSpecLink implements ConverterLink {
    private final Device device;
    private final Controls controls;
    private final ModbusMaster master;
    private final int unit;

    private SunSpecLink(Device device, ModbusMaster master, SunSpecSettings settings) {
        this.device = device;
        this.master = master;
        this.unit = settings.unit();
        this.controls = new Controls(device, master, unit, settings.revertSeconds());
    }

    /** Walks the device's chain of models. */
    public static LinkSearch.Result look(
            ModbusMaster master, SunSpecSettings settings, long deadlineNanos)
            throws ModbusException {
        Discovery discovery =
                Discovery.of(
                        master,
                        settings.unit(),
                        settings.boardDcVoltageV(),
                        settings.boardDcCurrentA(),
                        deadlineNanos);
        return switch (discovery) {
            case Discovery.Found(Device device) ->
                    new LinkSearch.Result.Found(new SunSpecLink(device, master, settings));
            case Discovery.Refused(String reason) -> new LinkSearch.Result.Refused(reason);
        };
    }

    @Override
    public StageRating rating() {
        return device.rating();
    }

    /** Without the revert timer of model 704 the device would have been refused. */
    @Override
    public boolean hasWatchdog() {
        return true;
    }

    @Override
    public void refreshFast(long deadlineNanos) throws ModbusException {
        device.refreshFast(master, unit, deadlineNanos);
    }

    @Override
    public void decode(Measurement into) {
        device.decode(into);
    }

    @Override
    public @Nullable String blindSpot(Measurement m) {
        return device.blindSpot(m);
    }

    @Override
    public @Nullable String implausible() {
        return device.implausible();
    }

    @Override
    public void refreshControl(long deadlineNanos) throws ModbusException {
        device.refreshControl(master, unit, deadlineNanos);
    }

    @Override
    public double heartbeat() {
        return device.heartbeat();
    }

    @Override
    public boolean isStill(long nowNanos) {
        return device.isStill(nowNanos);
    }

    @Override
    public boolean isLocal() {
        return device.isLocal();
    }

    @Override
    public void refreshSlow(long deadlineNanos) throws ModbusException {
        device.refreshSlow(master, unit, deadlineNanos);
    }

    @Override
    public StageDetails details() {
        return device.details();
    }

    @Override
    public String alarmNames() {
        return device.alarmNames();
    }

    @Override
    public void apply(DriveOrder order, long rewriteNanos, long nowNanos, long deadlineNanos)
            throws ModbusException {
        controls.apply(order, rewriteNanos, nowNanos, deadlineNanos);
    }

    @Override
    public void beat(long deadlineNanos) throws ModbusException {
        controls.beat(deadlineNanos);
    }

    @Override
    public void resetAlarms(long deadlineNanos) throws ModbusException {
        controls.resetAlarms(deadlineNanos);
    }

    @Override
    public Held held(long deadlineNanos) throws ModbusException {
        return controls.held(deadlineNanos);
    }

    @Override
    public double heldPowerW() {
        return controls.heldPowerW();
    }
}
