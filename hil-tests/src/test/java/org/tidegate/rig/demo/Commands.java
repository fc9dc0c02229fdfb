package org.tidegate.rig.demo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidegate.rig.TidegateMain;

/** Real commands in this process: what they print, and how they end. */
final class Commands {
    private Commands() {}

    /** How a command ended. */
    record Outcome(int exit, String out, String err) {}

    /** A command that is still running. */
    static final class Running {
        private final StringWriter out = new StringWriter();
        private final StringWriter err = new StringWriter();
        private final CompletableFuture<Integer> exit = new CompletableFuture<>();
        private final Thread thread;

        private Running(String... arguments) {
            thread =
                    Thread.ofPlatform()
                            .name("command-" + arguments[0])
                            .daemon()
                            .start(() -> exit.complete(execute(out, err, arguments)));
        }

        /** The first group of the first match in what was printed. */
        String awaits(Pattern pattern, Duration most) throws Exception {
            for (long left = most.toMillis() / 50; left > 0 && !exit.isDone(); left--) {
                Matcher matcher = pattern.matcher(out.toString());
                if (matcher.find()) {
                    return matcher.group(1);
                }
                Thread.sleep(50);
            }
            throw new AssertionError("no " + pattern + " in:\n" + out + err);
        }

        Outcome ends(Duration most) throws Exception {
            try {
                return new Outcome(
                        exit.get(most.toMillis(), TimeUnit.MILLISECONDS),
                        out.toString(),
                        err.toString());
            } catch (java.util.concurrent.TimeoutException e) {
                thread.interrupt();
                throw new AssertionError("still running:\n" + out + err, e);
            }
        }

        void interrupt() {
            thread.interrupt();
        }
    }

    static Running start(String... arguments) {
        return new Running(arguments);
    }

    static Outcome run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = execute(out, err, arguments);
        return new Outcome(exit, out.toString(), err.toString());
    }

    private static int execute(StringWriter out, StringWriter err, String... arguments) {
        return TidegateMain.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
