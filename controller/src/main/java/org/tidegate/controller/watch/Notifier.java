package org.tidegate.controller.watch;

/** Whoever started this process and wants to know how it is: systemd, or nobody. */
public interface Notifier extends AutoCloseable {
    /** Nobody wants to know. */
    Notifier NOBODY =
            new Notifier() {
                @Override
                public long watchdogNanos() {
                    return 0;
                }

                @Override
                public void ready(String status) {}

                @Override
                public void alive() {}

                @Override
                public void stopping() {}

                @Override
                public void close() {}
            };

    /** Silence after which the process is killed; 0 if it never is. */
    long watchdogNanos();

    void ready(String status);

    /** Postpones the kill. */
    void alive();

    void stopping();

    @Override
    void close();
}
