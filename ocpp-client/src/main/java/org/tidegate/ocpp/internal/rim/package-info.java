/** Hands of the operator side: keys on a disk, files over HTTPS. The only place that waits. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.rim;
