@org.jspecify.annotations.NullMarked
package org.tidegate.protection.islanding;
