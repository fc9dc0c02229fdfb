package org.tidegate.hal.map;

/** Which word of a number of several registers comes first; within a word the high byte does. */
public enum WordOrder {
    HIGH_FIRST,
    LOW_FIRST
}
