/** Grid-support controls (OCPP 2.1 block R): what is held, what is in force, what is reported. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.der;
