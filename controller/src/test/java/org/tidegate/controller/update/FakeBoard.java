package org.tidegate.controller.update;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.EventRing;

/**
 * A board with two slots, a boot loader that goes back after three boots, and a disk; the power
 * fails before the given operation on any of them.
 */
final class FakeBoard implements Disk, UpdateInstaller {
    /** The process ends here. */
    static final class PowerCut extends Error {
        private static final long serialVersionUID = 1;
    }

    static final Release OLD = new Release("1.0", 10);
    static final Release NEW = new Release("1.1", 11);

    private final Map<String, byte[]> files = new TreeMap<>();
    private Progress progress = new Progress.Nothing();
    private Release running = OLD;
    private Release good = OLD;
    private Release written = Release.NONE;
    private Release bootsInto = OLD;
    private int bootsLeft;
    int operations;
    int cutBefore = Integer.MAX_VALUE;
    boolean energised;
    String illness = "";
    String settings = "s1";
    boolean writingFails;
    boolean bootLoaderIgnores;
    int touchedWhileEnergised;

    private void operation() {
        if (operations++ == cutBefore) {
            throw new PowerCut();
        }
    }

    /** Power comes back: the boot loader chooses. */
    void boot() {
        progress = new Progress.Nothing();
        if (!bootsInto.equals(good) && --bootsLeft < 0) {
            bootsInto = good;
        }
        running = bootLoaderIgnores ? good : bootsInto;
    }

    Release good() {
        return good;
    }

    UpdatePlane plane() throws IOException {
        return new UpdatePlane(
                this,
                _ -> new UpdateInput.Verdict.Genuine(NEW),
                () -> new UpdatePlane.Charger(energised, illness, settings),
                this,
                new EventRing("update", 64));
    }

    @Override
    public byte[] read(String file) {
        return files.getOrDefault(file, new byte[0]);
    }

    @Override
    public void write(String file, byte[] content) {
        operation();
        files.put(file, content.clone());
    }

    @Override
    public void append(String file, byte[] content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void truncate(String file, long length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sync(String file) {
        operation();
    }

    @Override
    public List<String> list(String prefix) {
        return List.copyOf(files.keySet());
    }

    @Override
    public void delete(String file) {
        files.remove(file);
    }

    @Override
    public String kind() {
        return "rauc";
    }

    @Override
    public Release running() {
        return running;
    }

    @Override
    public void begin(Path bundle) {
        touch();
        written = Release.NONE;
        operation();
        written = writingFails ? Release.NONE : NEW;
        progress = writingFails ? new Progress.Failed("no space left") : new Progress.Done();
        operation();
    }

    @Override
    public void activate() {
        touch();
        operation();
        bootsInto = written;
        bootsLeft = 3;
        throw new PowerCut();
    }

    @Override
    public void markGood() {
        operation();
        good = running;
        progress = new Progress.Done();
        operation();
    }

    @Override
    public void rollBack() {
        touch();
        operation();
        bootsInto = good;
        throw new PowerCut();
    }

    @Override
    public void recover() {
        operation();
        progress = new Progress.Done();
    }

    @Override
    public Progress poll() {
        return progress;
    }

    private void touch() {
        if (energised) {
            touchedWhileEnergised++;
        }
    }
}
