package org.tidegate.hal.der;

import java.util.List;

/**
 * Whether a device holds what it was asked to.
 *
 * @param compared how many points were read back and compared
 * @param findings those that differ; empty when all is well
 */
public record Adoption(int compared, List<DerFinding> findings) {
    /** Nothing has been compared yet. */
    public static final Adoption NONE = new Adoption(0, List.of());

    public Adoption {
        findings = List.copyOf(findings);
    }

    /** Something was compared, and all of it is as asked. */
    public boolean isHeld() {
        return compared > 0 && findings.isEmpty();
    }
}
