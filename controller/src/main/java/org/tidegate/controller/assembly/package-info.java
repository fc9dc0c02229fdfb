/** Puts one charger together from ports and settings. */
@org.jspecify.annotations.NullMarked
package org.tidegate.controller.assembly;
