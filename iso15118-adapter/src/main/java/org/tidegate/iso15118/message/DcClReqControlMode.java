package org.tidegate.iso15118.message;

/**
 * Who controls (dynamic: the charger, scheduled: the vehicle) and whether energy may flow back
 * (BPT).
 */
public sealed interface DcClReqControlMode
        permits BptDynamicDcClReqControlMode,
                BptScheduledDcClReqControlMode,
                DynamicDcClReqControlMode,
                ScheduledDcClReqControlMode {}
