package org.tidegate.ocpp;

import org.jspecify.annotations.Nullable;

/**
 * What a vehicle or the ISO 15118 side needs from somewhere behind the operator: a contract
 * certificate, or the status of a certificate. Carried through, never looked into.
 */
public interface VehiclePort {
    /** Asked once; answered once, with a no if the operator cannot be reached. */
    sealed interface Question {
        long number();

        /**
         * A contract certificate for the vehicle (M01, M02).
         *
         * @param schemaVersion such as {@code urn:iso:15118:2:2013:MsgDef}
         * @param update instead of install
         * @param exi the vehicle's request, base64
         */
        record Contract(long number, String schemaVersion, boolean update, String exi)
                implements Question {}

        /** An OCSP answer for a certificate of this station (M06). */
        record Status(long number, StationState.CertificateHash hash) implements Question {}
    }

    /**
     * @param payload EXI or OCSP response, base64; empty with a no
     * @param words why not
     */
    record Answer(long number, boolean accepted, String payload, String words) {}

    /** The oldest question not yet taken; null if there is none. */
    @Nullable Question poll();

    void answer(Answer answer);

    /** Nobody asks. */
    static VehiclePort none() {
        return new VehiclePort() {
            @Override
            public @Nullable Question poll() {
                return null;
            }

            @Override
            public void answer(Answer answer) {}
        };
    }
}
