package org.tidegate.controller.update;

/**
 * One firmware release.
 *
 * @param version for people
 * @param number grows with every release; what anti-rollback compares
 */
public record Release(String version, long number) {
    public static final Release NONE = new Release("", 0);

    @Override
    public String toString() {
        return version + " (release " + number + ")";
    }
}
