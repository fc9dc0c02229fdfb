package org.tidegate.controller.selftest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A machine on which everything is well, until a test changes it. */
final class FakeHost implements Host {
    final Map<String, String> texts = new HashMap<>();
    final Map<String, Access> devices = new HashMap<>();
    final Set<Path> readByAll = new HashSet<>();
    int javaFeature = 25;
    long freeBytes = 1L << 30;
    Optional<Boolean> clockSynchronised = Optional.of(true);
    Instant now = Instant.parse("2026-06-01T12:00:00Z");

    FakeHost() {
        texts.put("/sys/kernel/realtime", "1\n");
        texts.put("/sys/devices/system/cpu/isolated", "3\n");
        texts.put(
                "/proc/self/limits",
                """
                Limit                     Soft Limit           Hard Limit           Units
                Max locked memory         unlimited            unlimited            bytes
                Max realtime priority     90                   90
                """);
    }

    @Override
    public int javaFeature() {
        return javaFeature;
    }

    @Override
    public Optional<String> text(Path file) {
        return Optional.ofNullable(texts.get(file.toString()));
    }

    @Override
    public Access device(Path node) {
        return devices.getOrDefault(node.toString(), Access.USABLE);
    }

    @Override
    public boolean isReadByAll(Path file) {
        return readByAll.contains(file);
    }

    @Override
    public long freeBytes(Path folder) {
        return freeBytes;
    }

    @Override
    public Optional<Boolean> clockSynchronised() {
        return clockSynchronised;
    }

    @Override
    public long wallMillis() {
        return now.toEpochMilli();
    }

    @Override
    public String user() {
        return "tidegate";
    }

    @Override
    public String variable(String name) {
        return "";
    }
}
