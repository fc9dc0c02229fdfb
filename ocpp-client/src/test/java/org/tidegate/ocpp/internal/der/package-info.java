@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.der;
