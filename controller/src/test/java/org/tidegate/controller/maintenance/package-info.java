@org.jspecify.annotations.NullMarked
package org.tidegate.controller.maintenance;
