/**
 * The board's own pins as the Linux kernel offers them to anyone: gpiochip lines, PWM, SPI, ADC and
 * serial lines. What the lane calls allocates nothing and never waits for more than one system
 * call.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.hal.pins;
