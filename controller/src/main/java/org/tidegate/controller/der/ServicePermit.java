package org.tidegate.controller.der;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.TwoSlotFile;

/**
 * Whether the charger may be in service (permit service, IEEE 1547-2018 4.10.3). The grid operator
 * or the site withdraws it with a command in another process; a file between the two keeps it
 * through a power cut. Nobody who ever spoke is a permission; a file that says nothing is none.
 *
 * <p>Looked at twice a second: the standard gives two seconds until nothing flows any more.
 */
public final class ServicePermit implements Plane {
    private static final long PERIOD_NANOS = 500_000_000L;
    private static final String FILE = "service-permit";
    private static final String GIVEN = "permitted";
    private static final String WITHDRAWN = "withdrawn";

    private final Disk disk;
    private final TwoSlotFile file;
    private volatile Word word;

    /**
     * What was said last.
     *
     * @param reason in the words of whoever said it; empty for none
     */
    public record Word(boolean permitted, String reason) {}

    public ServicePermit(Disk disk) {
        this.disk = disk;
        file = new TwoSlotFile(disk, FILE);
        Word first;
        try {
            first = load();
        } catch (IOException e) {
            first = new Word(false, "the file that says so cannot be read: " + e.getMessage());
        }
        word = first;
    }

    /** For the lane: never waits. */
    public boolean isPermitted() {
        return word.permitted();
    }

    public Word word() {
        return word;
    }

    @Override
    public String name() {
        return "service-permit";
    }

    /** A disk that fails for a moment changes nothing. */
    @Override
    public long step(long nowNanos) {
        try {
            word = load();
        } catch (IOException _) {
            // the journal tells that the disk has failed
        }
        return PERIOD_NANOS;
    }

    /** What the file says, from any process. */
    public Word load() throws IOException {
        Optional<byte[]> saved = file.load();
        if (saved.isEmpty()) {
            boolean untouched = disk.list(FILE + ".").isEmpty();
            return new Word(untouched, untouched ? "" : "what was said cannot be read any more");
        }
        String text = new String(saved.get(), StandardCharsets.UTF_8);
        int space = text.indexOf(' ');
        String verb = space < 0 ? text : text.substring(0, space);
        return new Word(verb.equals(GIVEN), space < 0 ? "" : text.substring(space + 1));
    }

    /** Says it for good; when this returns it is on the disk. */
    public void save(Word said) throws IOException {
        String text = (said.permitted() ? GIVEN : WITHDRAWN) + " " + said.reason();
        file.save(text.strip().getBytes(StandardCharsets.UTF_8));
        word = said;
    }
}
