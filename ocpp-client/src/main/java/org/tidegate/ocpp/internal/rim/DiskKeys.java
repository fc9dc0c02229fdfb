package org.tidegate.ocpp.internal.rim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.KeyStorePort;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.TwoSlotFile;

/**
 * Keys made in software and kept on a disk, in the clear: who can read the disk has them. A secure
 * element is another {@link KeyStorePort}.
 */
public final class DiskKeys implements KeyStorePort {
    /** In use, on trial, and asked for; twice that is a leak. */
    private static final int MOST_KEYS = 12;

    private static final String PREFIX = "ocpp-key-";

    private final Disk disk;
    private final Executor work;
    private final SecureRandom random;
    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private final Queue<Made> answers = new ConcurrentLinkedQueue<>();

    /**
     * @param work does what takes long; one task at a time
     */
    public DiskKeys(Disk disk, Executor work, SecureRandom random) {
        this.disk = disk;
        this.work = work;
        this.random = random;
    }

    @Override
    public void make(Wanted wanted) {
        try {
            work.execute(() -> answers.add(made(wanted)));
        } catch (RejectedExecutionException _) {
            answers.add(new Made(wanted.number(), "", "", "the charger is shutting down"));
        }
    }

    private Made made(Wanted w) {
        try {
            long held = disk.list(PREFIX).stream().map(DiskKeys::withoutSlot).distinct().count();
            if (held >= MOST_KEYS) {
                return new Made(w.number(), "", "", held + " keys are held already");
            }
            boolean strong = w.purpose() == Purpose.V2G20;
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(
                    new ECGenParameterSpec(strong ? "secp521r1" : "secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            String csr = Csr.pem(pair, w.commonName(), w.organisation(), strong);
            String pem = Csr.pem("PRIVATE KEY", pair.getPrivate().getEncoded());
            file(w.alias()).save(pem.getBytes(StandardCharsets.US_ASCII));
            keys.put(w.alias(), pem);
            String publicKey = HexFormat.of().formatHex(pair.getPublic().getEncoded());
            return new Made(w.number(), csr, publicKey, "");
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            return new Made(w.number(), "", "", "no key could be made: " + e.getMessage());
        }
    }

    private static String name(String alias) {
        return PREFIX + alias.replaceAll("[^A-Za-z0-9]", "-");
    }

    private static String withoutSlot(String file) {
        return file.replaceFirst("\\.[ab]$", "");
    }

    private TwoSlotFile file(String alias) {
        return new TwoSlotFile(disk, name(alias));
    }

    @Override
    public @Nullable Made poll() {
        return answers.poll();
    }

    @Override
    public @Nullable String privateKeyPem(String alias) {
        String known = keys.get(alias);
        if (known != null) {
            return known;
        }
        try {
            String read =
                    file(alias)
                            .load()
                            .map(b -> new String(b, StandardCharsets.US_ASCII))
                            .filter(t -> t.startsWith("-----BEGIN PRIVATE KEY"))
                            .orElse(null);
            if (read != null) {
                keys.put(alias, read);
            }
            return read;
        } catch (IOException _) {
            return null;
        }
    }

    @Override
    public void forget(String alias) {
        keys.remove(alias);
        later(() -> delete(name(alias)));
    }

    @Override
    public void keepOnly(Set<String> aliases) {
        var names = new HashSet<String>();
        aliases.forEach(a -> names.add(name(a)));
        later(() -> {
            try {
                for (String file : disk.list(PREFIX)) {
                    String name = withoutSlot(file);
                    if (!names.contains(name)) {
                        delete(name);
                    }
                }
            } catch (IOException _) {
                // they stay where they were; nothing uses them any more
            }
        });
    }

    private void later(Runnable task) {
        try {
            work.execute(task);
        } catch (RejectedExecutionException _) {
            // going down; the next start tidies up
        }
    }

    private void delete(String name) {
        try {
            disk.delete(name + ".a");
            disk.delete(name + ".b");
        } catch (IOException _) {
            // the key stays where it was; nothing uses it any more
        }
    }
}
