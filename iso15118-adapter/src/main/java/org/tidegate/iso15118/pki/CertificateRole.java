package org.tidegate.iso15118.pki;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.pki.Certificates.KeyKind;

/** For what a leaf certificate of ISO 15118 is made, and how one can tell. */
public enum CertificateRole {
    /**
     * The charger's towards vehicles. [V2G2-925] wants DC=CPO; ISO 15118-20 Table B.5 says CSO, and
     * SECC is seen in the field.
     */
    CHARGER("the charger", List.of("CPO", "CSO", "SECC"), Purpose.SERVER, 0),
    /** The vehicle's towards chargers in the handshake of ISO 15118-20. */
    VEHICLE("a vehicle's TLS client", List.of(), Purpose.CLIENT, 0),
    /** Plug and charge: signs AuthorizationReq and receipts. */
    CONTRACT("a charging contract", List.of(), null, 0),
    /** The vehicle maker's: asks for contracts. */
    OEM_PROVISIONING("a vehicle's provisioning", List.of(), null, 0),
    /** Signs what the mobility operator sends; [V2G2-922] DC=CPS. */
    PROVISIONING_SERVICE("the provisioning service", List.of("CPS"), null, 0);

    /** Object identifiers of extended key usages. */
    static final class Purpose {
        static final String SERVER = "1.3.6.1.5.5.7.3.1";
        static final String CLIENT = "1.3.6.1.5.5.7.3.2";
        static final String ANY = "2.5.29.37.0";

        private Purpose() {}
    }

    private static final Set<KeyKind> KEYS = EnumSet.of(KeyKind.P256, KeyKind.P521, KeyKind.ED448);

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // List.of below
    private final List<String> domains;

    private final @Nullable String purpose;
    private final int keyUsageBit;

    CertificateRole(String text, List<String> domains, @Nullable String purpose, int keyUsageBit) {
        this.text = text;
        this.domains = domains;
        this.purpose = purpose;
        this.keyUsageBit = keyUsageBit;
    }

    public String text() {
        return text;
    }

    /** One of these must be the leaf's domain component; anything goes if empty. */
    public List<String> domains() {
        return domains;
    }

    /** If the leaf names extended purposes at all, this must be among them; null for any. */
    public @Nullable String purpose() {
        return purpose;
    }

    /** The bit of the leaf's key usage that must be set where there is a key usage. */
    int keyUsageBit() {
        return keyUsageBit;
    }

    boolean allows(KeyKind kind) {
        return KEYS.contains(kind);
    }
}
