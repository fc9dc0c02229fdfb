/**
 * What was said between vehicle and charger, kept for people: one capture per session, shown as a
 * timeline with decoded messages and with time used against time allowed, or exported as PCAP-ng.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.iso15118.trace;
