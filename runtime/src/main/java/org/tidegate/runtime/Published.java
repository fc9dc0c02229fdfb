package org.tidegate.runtime;

/**
 * The latest immutable value from exactly one writer to any number of readers. Neither side can
 * block the other; readers that look twice may skip values but never see half of one.
 *
 * <p>A plain volatile field is enough: {@code T} must be immutable (a record), so publishing the
 * reference publishes its contents.
 */
public final class Published<T> {
    private volatile T latest;

    public Published(T initial) {
        latest = initial;
    }

    /** Call from the owning plane only. */
    public void publish(T next) {
        latest = next;
    }

    /** The newest value; never waits. */
    public T latest() {
        return latest;
    }
}
