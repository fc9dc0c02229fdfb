/** What every slow plane may know about a cycle. */
@org.jspecify.annotations.NullMarked
package org.tidegate.controller.snapshot;
