/**
 * Certificates of the vehicle side: judging chains, watching dates, asking for new ones, a
 * laboratory's own.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.iso15118.pki;
