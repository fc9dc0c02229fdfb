package org.tidegate.controller.update;

import org.jspecify.annotations.Nullable;

/**
 * What the machine looks at in one step.
 *
 * @param booted this is the first step of this process
 * @param order a new one; null for none
 * @param verdict about the bundle in work, once there is one
 * @param progress of the installer's last verb
 * @param energised contactors closed, or a session about to close them
 * @param illness why the charger is not fit; empty when lane, converter and storage are well
 * @param settings fingerprint of the settings now
 */
public record UpdateInput(
        boolean booted,
        @Nullable UpdateOrder order,
        @Nullable Verdict verdict,
        UpdateInstaller.Progress progress,
        boolean energised,
        String illness,
        Release running,
        String settings) {

    /** What was found about a bundle. */
    public sealed interface Verdict {
        record Genuine(Release release) implements Verdict {}

        /**
         * @param forged the signature or what it covers is wrong, as against: not for this board
         */
        record Bad(boolean forged, String reason) implements Verdict {}
    }
}
