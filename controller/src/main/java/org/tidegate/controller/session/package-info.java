/** The one authority on whether we are charging. */
@org.jspecify.annotations.NullMarked
package org.tidegate.controller.session;
