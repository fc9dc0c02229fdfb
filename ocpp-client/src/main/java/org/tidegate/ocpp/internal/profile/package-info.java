/** Charging profiles: what is accepted, how they stack, what follows for any instant. Pure. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.profile;
