/** The local web page and its JSON interface. */
@org.jspecify.annotations.NullMarked
package org.tidegate.controller.console;
