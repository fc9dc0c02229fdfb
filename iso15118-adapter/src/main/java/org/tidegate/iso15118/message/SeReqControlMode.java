package org.tidegate.iso15118.message;

/** Who plans: the charger (dynamic) or the vehicle (scheduled). */
public sealed interface SeReqControlMode
        permits DynamicSeReqControlMode, ScheduledSeReqControlMode {}
