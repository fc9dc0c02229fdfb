package org.tidegate.rig.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.tidegate.runtime.Disk;

/** A disk that is never slow, and fails when told. */
final class MemoryDisk implements Disk {
    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private boolean broken;

    void setBroken(boolean broken) {
        this.broken = broken;
    }

    private void check() throws IOException {
        if (broken) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public byte[] read(String file) {
        return files.getOrDefault(file, new byte[0]).clone();
    }

    @Override
    public void write(String file, byte[] content) throws IOException {
        check();
        files.put(file, content.clone());
    }

    @Override
    public void append(String file, byte[] content) throws IOException {
        check();
        byte[] old = read(file);
        byte[] all = Arrays.copyOf(old, old.length + content.length);
        System.arraycopy(content, 0, all, old.length, content.length);
        files.put(file, all);
    }

    @Override
    public void truncate(String file, long length) throws IOException {
        check();
        files.put(file, Arrays.copyOf(read(file), (int) length));
    }

    @Override
    public void sync(String file) throws IOException {
        check();
    }

    @Override
    public List<String> list(String prefix) {
        var names = new ArrayList<String>();
        for (String name : files.keySet()) {
            if (name.startsWith(prefix)) {
                names.add(name);
            }
        }
        return names;
    }

    @Override
    public void delete(String file) throws IOException {
        check();
        files.remove(file);
    }
}
