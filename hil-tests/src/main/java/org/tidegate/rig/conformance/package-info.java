/**
 * Grid-code conformance procedures as data, run against the assembled charger: what is applied,
 * what must follow, and a report that a certifier can read. The same procedures drive a bench: only
 * the {@link org.tidegate.rig.conformance.Subject} differs.
 */
@NullMarked
package org.tidegate.rig.conformance;

import org.jspecify.annotations.NullMarked;
