@org.jspecify.annotations.NullMarked
package org.tidegate.iso15118.trace;
