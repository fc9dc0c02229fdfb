/** Raw Ethernet through the foreign-function API. */
@org.jspecify.annotations.NullMarked
package org.tidegate.iso15118.slac.internal;
