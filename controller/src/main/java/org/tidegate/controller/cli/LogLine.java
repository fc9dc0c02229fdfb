package org.tidegate.controller.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.LocalTime;
import java.time.ZoneId;

/** One event as {@code 13:05:59.007 WARN SeccPlane: words}, and what was thrown below it. */
final class LogLine extends LayoutBase<ILoggingEvent> {
    @Override
    public String doLayout(ILoggingEvent event) {
        var text = new StringBuilder(128);
        time(LocalTime.ofInstant(event.getInstant(), ZoneId.systemDefault()), text);
        String level = event.getLevel().toString();
        text.append(' ').append(level).repeat(' ', Math.max(1, 6 - level.length()));
        String logger = event.getLoggerName();
        text.append(logger, logger.lastIndexOf('.') + 1, logger.length()).append(": ");
        text.append(event.getFormattedMessage()).append(System.lineSeparator());
        if (event.getThrowableProxy() != null) {
            text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return text.toString();
    }

    private static void time(LocalTime at, StringBuilder text) {
        digits(at.getHour(), 2, text);
        digits(at.getMinute(), 2, text.append(':'));
        digits(at.getSecond(), 2, text.append(':'));
        digits(at.getNano() / 1_000_000, 3, text.append('.'));
    }

    private static void digits(int number, int width, StringBuilder text) {
        String digits = Integer.toString(number);
        text.repeat('0', width - digits.length()).append(digits);
    }
}
