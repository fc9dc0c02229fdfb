package org.tidegate.rig.operator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.tidegate.runtime.Disk;

/**
 * A disk in memory whose power can be cut between, or in the middle of, any two operations. What
 * was not synced may survive whole, in part, or not at all; deletions likewise.
 */
public final class CrashingDisk implements Disk {
    /** Thrown by the operation during which the power went; nothing works after it. */
    public static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1;

        PowerCut() {
            super("power cut", null, false, false);
        }
    }

    private final Map<String, byte[]> medium;
    private final TreeMap<String, byte[]> cache;
    private final SplittableRandom random;
    private long operationsLeft = Long.MAX_VALUE;
    private boolean dead;
    private boolean full;

    public CrashingDisk(long seed) {
        this(new TreeMap<>(), seed);
    }

    private CrashingDisk(Map<String, byte[]> medium, long seed) {
        this.medium = medium;
        this.cache = new TreeMap<>(medium);
        this.random = new SplittableRandom(seed);
    }

    /** The power goes during the n-th operation that changes something. */
    public void cutAfter(long operations) {
        operationsLeft = operations;
    }

    /** Writing fails from now on, as on a full disk; reading works. */
    public void full(boolean isFull) {
        full = isFull;
    }

    public boolean isDead() {
        return dead;
    }

    /** Power off now, whatever was going on. */
    public void cut() {
        if (!dead) {
            dead = true;
            var names = new ArrayList<>(cache.keySet());
            names.addAll(medium.keySet());
            for (String name : names) {
                settle(name);
            }
        }
    }

    /** The disk after the power is back. */
    public CrashingDisk restored(long seed) {
        cut();
        return new CrashingDisk(medium, seed);
    }

    /** Some part of what was not synced reached the medium: a prefix of it, possibly damaged. */
    private void settle(String name) {
        byte[] old = medium.getOrDefault(name, new byte[0]);
        byte[] now = cache.get(name);
        if (now == null) {
            if (random.nextBoolean()) {
                medium.remove(name);
            }
            return;
        }
        int common = 0;
        while (common < Math.min(old.length, now.length) && old[common] == now[common]) {
            common++;
        }
        if (common == old.length && common == now.length) {
            return;
        }
        int kept = common + random.nextInt(now.length - common + 1);
        byte[] left = Arrays.copyOf(now, kept);
        if (kept > common && random.nextInt(4) == 0) {
            left[common + random.nextInt(kept - common)] ^= 0x55;
        }
        medium.put(name, left);
        cache.put(name, left);
    }

    private void change() throws IOException {
        if (dead) {
            throw new PowerCut();
        }
        if (full) {
            throw new IOException("no space left on device");
        }
    }

    private void spend() {
        if (--operationsLeft <= 0) {
            cut();
            throw new PowerCut();
        }
    }

    @Override
    public byte[] read(String file) {
        if (dead) {
            throw new PowerCut();
        }
        return cache.getOrDefault(file, new byte[0]).clone();
    }

    @Override
    public void write(String file, byte[] content) throws IOException {
        change();
        cache.put(file, content.clone());
        spend();
    }

    @Override
    public void append(String file, byte[] content) throws IOException {
        change();
        byte[] old = cache.getOrDefault(file, new byte[0]);
        byte[] next = Arrays.copyOf(old, old.length + content.length);
        System.arraycopy(content, 0, next, old.length, content.length);
        cache.put(file, next);
        spend();
    }

    @Override
    public void truncate(String file, long length) throws IOException {
        change();
        cache.computeIfPresent(file, (_, b) -> Arrays.copyOf(b, (int) length));
        spend();
    }

    @Override
    public void sync(String file) throws IOException {
        change();
        spend(); // the power may go before the sync has done anything
        byte[] now = cache.get(file);
        if (now != null) {
            medium.put(file, now);
        }
    }

    @Override
    public List<String> list(String prefix) {
        if (dead) {
            throw new PowerCut();
        }
        return cache.keySet().stream().filter(n -> n.startsWith(prefix)).toList();
    }

    @Override
    public void delete(String file) throws IOException {
        change();
        cache.remove(file);
        spend();
    }
}
