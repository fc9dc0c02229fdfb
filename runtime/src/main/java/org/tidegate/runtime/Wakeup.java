package org.tidegate.runtime;

/**
 * Tells a plane that there is something new to look at. Safe from any thread, cheap, idempotent.
 */
@FunctionalInterface
public interface Wakeup {
    /** Nobody listens. */
    Wakeup NONE = () -> {};

    void wake();
}
