package org.tidegate.iso15118.message.iso2;

/** One of the alternatives the schema offers here. */
public sealed interface SaSchedules permits SaScheduleList {}
