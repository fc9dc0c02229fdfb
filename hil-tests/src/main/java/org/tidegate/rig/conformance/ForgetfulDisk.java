package org.tidegate.rig.conformance;

import java.util.List;
import org.tidegate.runtime.Disk;

/** Takes everything and keeps nothing: a conformance run's records are its recordings. */
final class ForgetfulDisk implements Disk {
    @Override
    public byte[] read(String file) {
        return new byte[0];
    }

    @Override
    public void write(String file, byte[] content) {}

    @Override
    public void append(String file, byte[] content) {}

    @Override
    public void truncate(String file, long length) {}

    @Override
    public void sync(String file) {}

    @Override
    public void delete(String file) {}

    @Override
    public List<String> list(String prefix) {
        return List.of();
    }
}
