/** The charger's end of TLS, on Bouncy Castle's protocol engine; see docs/decisions for why. */
@org.jspecify.annotations.NullMarked
package org.tidegate.iso15118.internal.tls;
