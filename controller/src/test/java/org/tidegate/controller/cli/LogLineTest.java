package org.tidegate.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A line of the log")
class LogLineTest {
    private static LoggingEvent event(Level level, @Nullable Throwable thrown) {
        Logger logger = new LoggerContext().getLogger("org.tidegate.iso15118.SeccPlane");
        var event = new LoggingEvent("x", logger, level, "{} of {}", thrown, new Object[] {3, 4});
        event.setInstant(
                LocalTime.of(3, 5, 9, 7_900_000)
                        .atDate(LocalDate.of(2026, 11, 24))
                        .atZone(ZoneId.systemDefault())
                        .toInstant());
        return event;
    }

    @Test
    void says_when_how_grave_who_and_what() {
        assertThat(new LogLine().doLayout(event(Level.WARN, null)))
                .isEqualTo("03:05:09.007 WARN  SeccPlane: 3 of 4" + System.lineSeparator());
        assertThat(new LogLine().doLayout(event(Level.ERROR, null)))
                .startsWith("03:05:09.007 ERROR SeccPlane: ");
    }

    @Test
    void is_followed_by_what_was_thrown() {
        assertThat(new LogLine().doLayout(event(Level.ERROR, new IllegalStateException("odd"))))
                .contains("3 of 4", "IllegalStateException: odd", "at org.tidegate");
    }

    @Test
    void is_set_up_by_the_service_the_logging_library_looks_for() {
        assertThat(ServiceLoader.load(Configurator.class)).anyMatch(LogSetup.class::isInstance);
        var loggers = new LoggerContext();
        assertThat(new LogSetup().configure(loggers))
                .as("the tests' own file is followed")
                .isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
    }
}
