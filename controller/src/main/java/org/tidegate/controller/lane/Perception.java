package org.tidegate.controller.lane;

import org.jspecify.annotations.Nullable;
import org.tidegate.controller.session.EmsWord;
import org.tidegate.controller.session.OperatorWord;
import org.tidegate.controller.session.SiteWord;
import org.tidegate.controller.session.VehicleWord;
import org.tidegate.hal.Measurement;
import org.tidegate.hal.SafetySample;
import org.tidegate.hal.StageRating;
import org.tidegate.pilot.PilotOutput;
import org.tidegate.pilot.PilotSample;
import org.tidegate.protection.GridDecision;
import org.tidegate.protection.GridRequest;
import org.tidegate.protection.GridSample;
import org.tidegate.protection.islanding.ConverterSupervision;

/** What the lane knows in this cycle; preallocated and refilled, seen by the lane's parts only. */
final class Perception {
    final Measurement measurement = new Measurement();
    final SafetySample safety = new SafetySample();
    final PilotSample pilotSample = new PilotSample();
    final PilotOutput pilot = new PilotOutput();
    final GridSample grid = new GridSample();
    final GridRequest asked = new GridRequest();
    final GridDecision decision = new GridDecision();
    StageRating rating = StageRating.UNKNOWN;
    VehicleWord vehicle = VehicleWord.NONE;
    OperatorWord operator = OperatorWord.NONE;
    EmsWord ems = EmsWord.NONE;
    SiteWord site = SiteWord.NONE;
    final SiteRoom room;

    /** On a site without limits. */
    Perception() {
        this(SiteSettings.NONE);
    }

    Perception(SiteSettings site) {
        room = new SiteRoom(site);
    }

    /** How long the operator has been out of reach, as far as the lane knows; 0 while it is not. */
    long operatorSilentNanos;

    /** Why the converter's search for islands forbids discharge; null if it does not. */
    ConverterSupervision.@Nullable Refusal islandRefusal;

    /** Why no new session begins; empty if one may. */
    String hold = "";

    /** How long our own search for islands takes at worst; NaN if not known. */
    double islandDetectionSeconds = Double.NaN;

    /** The newest measurement is young enough to protect by. */
    boolean gridMeasured;

    /** The newest measurement is young enough to drive by. */
    boolean stageFresh;
}
