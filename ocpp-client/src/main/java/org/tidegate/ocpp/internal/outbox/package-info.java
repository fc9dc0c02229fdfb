/** Messages that must not be lost, on disk before they are sent. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.outbox;
