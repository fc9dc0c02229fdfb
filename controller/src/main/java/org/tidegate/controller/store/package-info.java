/** Files: the disk behind the runtime's storage formats. */
@org.jspecify.annotations.NullMarked
package org.tidegate.controller.store;
