/** An operator's grid-support controls inside the ranges of this charger's grid code. */
@org.jspecify.annotations.NullMarked
package org.tidegate.controller.der;
