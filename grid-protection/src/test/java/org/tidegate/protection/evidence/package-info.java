@org.jspecify.annotations.NullMarked
package org.tidegate.protection.evidence;
