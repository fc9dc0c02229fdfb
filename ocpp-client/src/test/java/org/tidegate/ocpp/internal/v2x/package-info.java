@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.v2x;
