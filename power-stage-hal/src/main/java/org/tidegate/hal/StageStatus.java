package org.tidegate.hal;

/**
 * How the driver sees its converter, in words.
 *
 * @param reason why the state is what it is; empty when all is well
 * @param polls exchanges begun since the start
 * @param missed how many of them failed
 */
public record StageStatus(StageState state, String reason, long polls, long missed) {}
