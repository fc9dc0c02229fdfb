/** The parts of the self-check against a real operator. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.probe;
