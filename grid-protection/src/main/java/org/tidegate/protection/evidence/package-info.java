/** What a trip leaves behind: waveforms around it, COMTRADE files, and the way to the next one. */
@org.jspecify.annotations.NullMarked
package org.tidegate.protection.evidence;
