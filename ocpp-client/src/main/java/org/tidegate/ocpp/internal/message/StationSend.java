package org.tidegate.ocpp.internal.message;

/** What the station says without waiting for an answer (SEND, 2.1 only). */
public sealed interface StationSend permits Streams.NotifyPeriodicEventStream {}
