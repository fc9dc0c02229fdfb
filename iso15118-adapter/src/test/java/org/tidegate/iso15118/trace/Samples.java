package org.tidegate.iso15118.trace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.tidegate.iso15118.exi.Vector;
import org.tidegate.runtime.Disk;

/** A short session made of reference vectors, and a disk in memory. */
final class Samples {
    static final long STARTED = 1_795_000_000_123L;
    static final String PEER = "/[fe80:0:0:0:1234:56ff:fe78:9abc%eth1]:49152";

    private static final long MILLI = 1_000_000L;

    private Samples() {}

    static byte[] vector(String file, String name) {
        return Vector.of(file).stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElseThrow()
                .exi();
    }

    static Entry.Message vehicle(long atMillis, int type, byte[] exi) {
        return new Entry.Message(atMillis * MILLI, true, type, exi);
    }

    static Entry.Message charger(long atMillis, int type, byte[] exi) {
        return new Entry.Message(atMillis * MILLI, false, type, exi);
    }

    /** SupportedAppProtocol, then a cable check that is answered too late. */
    static Capture session() {
        byte[] ask = vector("iso15118-20-dc", "DC_CableCheckReq.min0");
        byte[] answer = vector("iso15118-20-dc", "DC_CableCheckRes.min0");
        var entries = new ArrayList<Entry>();
        entries.add(vehicle(10, 0x8001, vector("appprotocol", "supportedAppProtocolReq.min0")));
        entries.add(charger(12, 0x8001, vector("appprotocol", "supportedAppProtocolRes.min0")));
        entries.add(new Entry.Note(12 * MILLI, "Protocol ISO 15118-20 DC with TLS"));
        entries.add(vehicle(100, 0x8004, ask));
        entries.add(charger(1_700, 0x8004, answer));
        entries.add(vehicle(1_800, 0x8004, new byte[] {(byte) 0x80}));
        entries.add(new Entry.End(1_801 * MILLI, "the vehicle sent nonsense"));
        return new Capture(Capture.idOf(STARTED), STARTED, PEER, "TLSv1.3", entries);
    }

    static byte[] stored(Capture capture) {
        var text = new StringBuilder();
        text.append(
                Capture.head(
                        capture.startedWallMillis(),
                        capture.peer(),
                        capture.tlsProtocol().isEmpty() ? null : capture.tlsProtocol()));
        capture.entries().forEach(entry -> text.append(Capture.line(entry)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] pcap(Capture capture) {
        var out = new ByteArrayOutputStream();
        try {
            PcapNg.write(capture, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Fails when told. */
    static final class Memory implements Disk {
        final TreeMap<String, byte[]> files = new TreeMap<>();
        boolean broken;

        @Override
        public byte[] read(String file) {
            return files.getOrDefault(file, new byte[0]).clone();
        }

        @Override
        public void write(String file, byte[] content) {
            files.put(file, content.clone());
        }

        @Override
        public void append(String file, byte[] content) throws IOException {
            if (broken) {
                throw new IOException("No space left on device");
            }
            byte[] old = read(file);
            byte[] all = Arrays.copyOf(old, old.length + content.length);
            System.arraycopy(content, 0, all, old.length, content.length);
            files.put(file, all);
        }

        @Override
        public void truncate(String file, long length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void sync(String file) {}

        @Override
        public List<String> list(String prefix) {
            return files.keySet().stream().filter(f -> f.startsWith(prefix)).toList();
        }

        @Override
        public void delete(String file) {
            files.remove(file);
        }
    }
}
