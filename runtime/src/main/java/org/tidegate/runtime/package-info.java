/**
 * Time, planes, hand-over, events, parameters and crash-safe storage formats shared by all modules.
 * No sockets, no files, no logging, no domain words, no third-party types.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.runtime;
