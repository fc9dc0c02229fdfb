package org.tidegate.controller;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.tidegate.runtime.Disk;

/**
 * A disk in memory that can be full, can lose what was not synced, and can die after a number of
 * changes. Torn and reordered sectors are the runtime module's business, whose formats are proven
 * against them.
 */
public final class FailingDisk implements Disk {
    private final Map<String, byte[]> medium = new HashMap<>();
    private final Map<String, byte[]> visible = new HashMap<>();
    private int changesLeft = Integer.MAX_VALUE;
    private boolean full;
    public int syncs;

    public void full(boolean full) {
        this.full = full;
    }

    public void cutPowerAfter(int changes) {
        changesLeft = changes;
    }

    public void reboot() {
        changesLeft = Integer.MAX_VALUE;
        visible.clear();
        visible.putAll(medium);
    }

    @Override
    public byte[] read(String file) {
        return visible.getOrDefault(file, new byte[0]);
    }

    @Override
    public void write(String file, byte[] content) throws IOException {
        change();
        visible.put(file, content.clone());
    }

    @Override
    public void append(String file, byte[] content) throws IOException {
        change();
        byte[] old = read(file);
        byte[] longer = Arrays.copyOf(old, old.length + content.length);
        System.arraycopy(content, 0, longer, old.length, content.length);
        visible.put(file, longer);
    }

    @Override
    public void truncate(String file, long length) throws IOException {
        change();
        visible.computeIfPresent(
                file, (_, old) -> old.length > length ? Arrays.copyOf(old, (int) length) : old);
    }

    @Override
    public void sync(String file) throws IOException {
        change();
        syncs++;
        byte[] content = visible.get(file);
        if (content != null) {
            medium.put(file, content);
        }
    }

    @Override
    public List<String> list(String prefix) {
        return new TreeSet<>(visible.keySet())
                .stream().filter(name -> name.startsWith(prefix)).toList();
    }

    @Override
    public void delete(String file) throws IOException {
        change();
        visible.remove(file);
        medium.remove(file);
    }

    private void change() throws IOException {
        if (changesLeft-- <= 0) {
            changesLeft = 0;
            throw new IOException("power cut");
        }
        if (full) {
            throw new IOException("no space left on device");
        }
    }
}
