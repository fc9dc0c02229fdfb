/** Whether board, host and converter are fit, each finding with its place and its remedy. */
@org.jspecify.annotations.NullMarked
package org.tidegate.controller.selftest;
