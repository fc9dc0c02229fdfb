/** Events and explanations on disk. */
@org.jspecify.annotations.NullMarked
package org.tidegate.controller.journal;
