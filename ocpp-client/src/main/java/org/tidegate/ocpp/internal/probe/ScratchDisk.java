package org.tidegate.ocpp.internal.probe;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.tidegate.runtime.Disk;

/** Forgets everything with the process: a self-check leaves nothing behind. */
public final class ScratchDisk implements Disk {
    private final TreeMap<String, byte[]> files = new TreeMap<>();

    @Override
    public byte[] read(String file) {
        return files.getOrDefault(file, new byte[0]).clone();
    }

    @Override
    public void write(String file, byte[] content) {
        files.put(file, content.clone());
    }

    @Override
    public void append(String file, byte[] content) {
        byte[] old = read(file);
        byte[] both = Arrays.copyOf(old, old.length + content.length);
        System.arraycopy(content, 0, both, old.length, content.length);
        files.put(file, both);
    }

    @Override
    public void truncate(String file, long length) {
        files.computeIfPresent(
                file, (_, b) -> b.length > length ? Arrays.copyOf(b, (int) length) : b);
    }

    @Override
    public void sync(String file) {
        // there is no medium
    }

    @Override
    public List<String> list(String prefix) {
        return files.keySet().stream().filter(f -> f.startsWith(prefix)).toList();
    }

    @Override
    public void delete(String file) {
        files.remove(file);
    }
}
