/** What a person at the charger can have done once, and what is remembered of it. */
@org.jspecify.annotations.NullMarked
package org.tidegate.controller.maintenance;
