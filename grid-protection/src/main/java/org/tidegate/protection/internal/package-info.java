/** One small class per clause; put together by {@link org.tidegate.protection.GridProtection}. */
@org.jspecify.annotations.NullMarked
package org.tidegate.protection.internal;
