package org.tidegate.runtime;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * A disk whose power fails after a given number of operations. What was not synced is lost, torn,
 * zero-filled or half there, sector by sector; what an append cannot touch (the synced part of the
 * file) stays, as on a real file system.
 */
final class CrashingDisk implements Disk {
    static final class PowerCut extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Small, so that records of a few bytes tear in the middle and groups of them in the order. */
    private static final int SECTOR = 16;

    /** What programs see, what the medium holds, and which bytes are still to be written back. */
    private static final class Content {
        byte[] visible = new byte[0];
        byte[] medium = new byte[0];
        final BitSet dirty = new BitSet();
        int leastLength; // the file cannot come back shorter than this
        boolean created; // the directory entry is on the medium
        boolean resized;

        byte medium(int i) {
            return i < medium.length ? medium[i] : 0;
        }
    }

    private final Map<String, Content> files = new HashMap<>();
    private final RandomGenerator random;
    private int operationsLeft = Integer.MAX_VALUE;
    private int failingSyncs;
    private int failingAppends;

    CrashingDisk(RandomGenerator random) {
        this.random = random;
    }

    /** A change counts twice: the cut may come before it or after it. */
    void cutPowerAfter(int operations) {
        operationsLeft = operations;
    }

    /** As Linux does it: the error is told once, the pages are dropped and called clean. */
    void failSyncs(int count) {
        failingSyncs = count;
    }

    /** No space left in the middle of the write. */
    void failAppends(int count) {
        failingAppends = count;
    }

    /** Power is back. */
    void reboot() {
        operationsLeft = Integer.MAX_VALUE;
        failingSyncs = 0;
        failingAppends = 0;
        files.values().removeIf(content -> !content.created && random.nextInt(3) == 0);
        for (Content content : files.values()) {
            writeBackSomeOf(content);
            content.created = true;
            content.visible = content.medium;
            content.leastLength = content.medium.length;
            content.resized = false;
        }
    }

    /** Changes one bit that had been synced, as a failing medium does. */
    void rot(String file, int at) {
        Content content = content(file);
        content.visible = content.visible.clone();
        content.visible[at] ^= (byte) (1 << random.nextInt(8));
        content.medium = content.visible;
    }

    int length(String file) {
        return content(file).visible.length;
    }

    private void writeBackSomeOf(Content content) {
        int length = content.visible.length;
        if (content.resized) {
            int longest = Math.max(content.medium.length, length);
            length =
                    switch (random.nextInt(4)) {
                        case 0 -> Math.max(content.leastLength, content.medium.length);
                        case 1 -> random.nextInt(content.leastLength, longest + 1);
                        default -> length;
                    };
        }
        byte[] result = new byte[length];
        boolean everything = random.nextBoolean();
        for (int from = 0; from < length; from += SECTOR) {
            int fate = everything ? 5 : random.nextInt(6);
            for (int i = from; i < Math.min(length, from + SECTOR); i++) {
                boolean changed = content.dirty.get(i) && i < content.visible.length;
                result[i] =
                        !changed || fate == 0
                                ? content.medium(i)
                                : fate == 1 ? 0 : content.visible[i];
            }
        }
        content.medium = result;
        content.dirty.clear();
    }

    @Override
    public byte[] read(String file) throws IOException {
        spend();
        Content content = files.get(file);
        return content == null ? new byte[0] : content.visible;
    }

    @Override
    public void write(String file, byte[] bytes) throws IOException {
        spend();
        Content content = content(file);
        content.visible = bytes.clone();
        content.dirty.set(0, bytes.length);
        content.leastLength = 0;
        content.resized = true;
        spend();
    }

    @Override
    public void append(String file, byte[] bytes) throws IOException {
        spend();
        Content content = content(file);
        boolean full = failingAppends > 0;
        int written = full ? random.nextInt(bytes.length) : bytes.length;
        int from = content.visible.length;
        content.visible = Arrays.copyOf(content.visible, from + written);
        System.arraycopy(bytes, 0, content.visible, from, written);
        content.dirty.set(from, from + written);
        content.resized = true;
        if (full) {
            failingAppends--;
            throw new IOException("No space left on device");
        }
        spend();
    }

    @Override
    public void truncate(String file, long length) throws IOException {
        spend();
        Content content = files.get(file);
        if (content != null && length < content.visible.length) {
            content.dirty.clear((int) length, content.visible.length);
            content.visible = Arrays.copyOf(content.visible, (int) length);
            content.leastLength = Math.min(content.leastLength, (int) length);
            content.resized = true;
        }
        spend();
    }

    @Override
    public void sync(String file) throws IOException {
        spend();
        Content content = files.get(file);
        if (content == null) {
            return;
        }
        if (failingSyncs > 0) {
            failingSyncs--;
            writeBackSomeOf(content);
            content.leastLength = Math.min(content.leastLength, content.medium.length);
            throw new IOException("Input/output error");
        }
        byte[] synced = new byte[content.visible.length];
        for (int i = 0; i < synced.length; i++) {
            synced[i] = content.dirty.get(i) ? content.visible[i] : content.medium(i);
        }
        content.medium = synced;
        content.dirty.clear();
        content.leastLength = synced.length;
        content.created = true;
        content.resized = false;
        spend();
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        spend();
        return new TreeSet<>(files.keySet())
                .stream().filter(name -> name.startsWith(prefix)).toList();
    }

    @Override
    public void delete(String file) throws IOException {
        spend();
        files.remove(file);
        spend();
    }

    private Content content(String file) {
        return files.computeIfAbsent(file, _ -> new Content());
    }

    private void spend() throws PowerCut {
        if (operationsLeft-- <= 0) {
            operationsLeft = 0;
            throw new PowerCut();
        }
    }
}
