/** The site around the charger: its meter and its energy manager. */
@org.jspecify.annotations.NullMarked
package org.tidegate.controller.site;
