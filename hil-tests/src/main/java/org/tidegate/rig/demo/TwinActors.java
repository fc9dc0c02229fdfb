package org.tidegate.rig.demo;

import java.time.Duration;
import java.util.EnumSet;
import org.tidegate.rig.plant.GridTwin;
import org.tidegate.rig.story.Actors;
import org.tidegate.rig.vehicle.EvccTwin;

/** The story's hands on the twins. */
final class TwinActors implements Actors {
    private final Twins twins;
    private final EvccTwin vehicle;
    private final EnumSet<Actor> real;

    /**
     * @param real who is not played by a twin
     */
    TwinActors(Twins twins, EvccTwin vehicle, EnumSet<Actor> real) {
        this.twins = twins;
        this.vehicle = vehicle;
        this.real = real;
    }

    @Override
    public boolean isTwin(Actor actor) {
        return !real.contains(actor);
    }

    @Override
    public void plugIn() {
        if (isTwin(Actor.VEHICLE)) {
            vehicle.plugIn();
        } else {
            twins.pilot().plug();
        }
    }

    @Override
    public void unplug() {
        if (isTwin(Actor.VEHICLE)) {
            vehicle.unplug();
        } else {
            twins.pilot().openS2();
            twins.pilot().unplug();
        }
    }

    @Override
    public void operatorAuthorises(boolean yes) {
        twins.operator().authorisation(yes ? "Accepted" : "Blocked");
    }

    @Override
    public void operatorWants(double powerW, double dischargeLimitW) {
        twins.operator().setSetpoint(powerW, 11_000, dischargeLimitW);
    }

    @Override
    public void operatorWantsNothing() {
        twins.operator().clearProfiles();
    }

    @Override
    public void operatorStops() {
        if (isTwin(Actor.OPERATOR)) {
            twins.operator().requestStop();
        }
    }

    @Override
    public void gridFrequencyHz(double frequencyHz) {
        twins.grid().frequencyStep(Duration.ZERO, frequencyHz);
    }

    @Override
    public void gridSag(double voltagePu, Duration length) {
        twins.grid().sag(Duration.ZERO, GridTwin.ALL_PHASES, length, voltagePu);
    }

    @Override
    public void gridNominal() {
        twins.gridNominal();
    }

    @Override
    public double batterySocPercent() {
        return twins.battery().socPercent();
    }

    @Override
    public double meteredImportWh() {
        return twins.converter().importedWh();
    }

    @Override
    public double meteredExportWh() {
        return twins.converter().exportedWh();
    }
}
