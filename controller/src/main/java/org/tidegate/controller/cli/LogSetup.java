package org.tidegate.controller.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Where log lines go: to the error stream. Slow planes only, the lane never logs. {@code
 * TIDEGATE_LOG=DEBUG} in the environment says more.
 *
 * <p>In code, because a file of patterns makes 130 classes at run time which no start-up cache
 * keeps. A {@code logback-test.xml}, or a file named by {@code -Dlogback.configurationFile}, is
 * followed instead.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
    /** Called by the logging library. */
    public LogSetup() {}

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        if (System.getProperty("logback.configurationFile") != null
                || getClass().getResource("/logback-test.xml") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        var layout = new LogLine();
        layout.setContext(loggers);
        layout.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(loggers);
        encoder.setLayout(layout);
        encoder.start();
        var errors = new ConsoleAppender<ILoggingEvent>();
        errors.setContext(loggers);
        errors.setName("STDERR");
        errors.setTarget("System.err");
        errors.setEncoder(encoder);
        errors.start();

        String wanted = System.getenv("TIDEGATE_LOG");
        loggers.getLogger("org.tidegate").setLevel(Level.toLevel(wanted, Level.INFO));
        // The twins' own chatter would drown the story that the demo tells.
        loggers.getLogger("org.tidegate.rig").setLevel(Level.toLevel(wanted, Level.WARN));
        // j2mod logs every transaction at DEBUG: a full pipe once blocked a twin.
        Logger root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(errors);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
