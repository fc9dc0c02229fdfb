package org.tidegate.controller.assembly;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.pki.Credential;
import org.tidegate.iso15118.pki.Expiry;
import org.tidegate.iso15118.pki.OcspResponses;
import org.tidegate.iso15118.pki.Revocations;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * Watches what the vehicle side's trust depends on and what changes by itself: how long the
 * charger's certificates last, and the folders of OCSP responses and revocation lists.
 */
final class CertificatePlane implements Plane {
    static final long PERIOD_NANOS = 60_000_000_000L;

    /** A folder full of something else must not fill the memory. */
    private static final int MOST_FILES = 64;

    private static final long MOST_BYTES = 4L << 20;

    private final Supplier<List<Credential>> credentials;
    private final @Nullable Path stapleFolder;
    private final @Nullable Path revocationFolder;
    private final Published<OcspResponses> staples;
    private final Published<Revocations> revocations;
    private final EventRing events;
    private final Clock clock;

    private final Map<String, Expiry.Stage> told = new HashMap<>();
    private final Set<String> withoutStaple = new HashSet<>();
    private Set<String> refused = Set.of();

    /**
     * @param credentials the charger's own, looked at anew each time
     * @param staples,revocations published here
     */
    CertificatePlane(
            Supplier<List<Credential>> credentials,
            @Nullable Path stapleFolder,
            @Nullable Path revocationFolder,
            Published<OcspResponses> staples,
            Published<Revocations> revocations,
            EventRing events,
            Clock clock) {
        this.credentials = credentials;
        this.stapleFolder = stapleFolder;
        this.revocationFolder = revocationFolder;
        this.staples = staples;
        this.revocations = revocations;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "certificates";
    }

    @Override
    public long step(long nowNanos) {
        Instant at = Instant.ofEpochMilli(clock.wallMillis());
        var problems = new HashSet<String>();
        readStaples(problems);
        readLists(problems);
        for (String problem : problems) {
            if (!refused.contains(problem)) {
                emit(Iso15118Event.TRUST_FILE_REFUSED, nowNanos, Double.NaN, problem);
            }
        }
        refused = problems;
        for (Credential each : credentials.get()) {
            watch(each, at, nowNanos);
        }
        return PERIOD_NANOS;
    }

    private void watch(Credential own, Instant at, long nowNanos) {
        Expiry.Stage before = told.getOrDefault(own.name(), Expiry.Stage.FINE);
        Expiry.Left due = Expiry.due(own.chain(), before, at);
        if (due != null) {
            boolean over = due.stage() == Expiry.Stage.EXPIRED;
            emit(
                    over ? Iso15118Event.CERTIFICATE_EXPIRED : Iso15118Event.CERTIFICATE_RUNS_OUT,
                    nowNanos,
                    (double) due.daysLeft(),
                    due.name() + " of " + own.name());
        }
        Expiry.Left first = Expiry.first(own.chain(), at);
        told.put(own.name(), first == null ? Expiry.Stage.FINE : first.stage());
        if (stapleFolder == null || own.chain().size() < 2) {
            return;
        }
        X509Certificate issuer = own.chain().get(1);
        if (staples.latest().about(own.leaf(), issuer, at) != null) {
            withoutStaple.remove(own.name());
        } else if (withoutStaple.add(own.name())) {
            emit(Iso15118Event.STAPLE_MISSING, nowNanos, Double.NaN, own.name());
        }
    }

    private void readStaples(Set<String> problems) {
        if (stapleFolder == null) {
            return;
        }
        var good = new ArrayList<byte[]>();
        files(stapleFolder, ".der", problems)
                .forEach((name, bytes) -> {
                    try {
                        OcspResponses.of(List.of(bytes));
                        good.add(bytes);
                    } catch (IllegalArgumentException e) {
                        problems.add(name + ": " + e.getMessage());
                    }
                });
        staples.publish(OcspResponses.of(good));
    }

    private void readLists(Set<String> problems) {
        if (revocationFolder == null) {
            return;
        }
        var lists = new ArrayList<X509CRL>();
        files(revocationFolder, ".crl", problems)
                .forEach((name, bytes) -> {
                    try {
                        lists.add(
                                (X509CRL)
                                        CertificateFactory.getInstance("X.509")
                                                .generateCRL(new ByteArrayInputStream(bytes)));
                    } catch (GeneralSecurityException e) {
                        problems.add(name + ": not a revocation list (" + e.getMessage() + ")");
                    }
                });
        revocations.publish(Revocations.of(lists));
    }

    private static Map<String, byte[]> files(Path folder, String ending, Set<String> problems) {
        var found = new HashMap<String, byte[]>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
                if (found.size() == MOST_FILES) {
                    problems.add(folder + ": more than " + MOST_FILES + " files");
                    break;
                }
                if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                    problems.add(file + ": no file of at most 4 MiB");
                } else {
                    found.put(file.toString(), Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            problems.add(folder + ": cannot be read (" + e.getClass().getSimpleName() + ")");
        }
        return found;
    }

    private void emit(Iso15118Event code, long nowNanos, double a, String text) {
        events.emit(code, nowNanos, a, Double.NaN, text);
    }
}
