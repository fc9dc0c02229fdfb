package org.tidegate.iso15118;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("When bytes arrive over TCP")
class V2gtpTest {
    static List<FramingVectors.Vector> headers() {
        return FramingVectors.load().stream()
                .filter(v -> v.name().startsWith("v2gtp.hdr."))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("headers")
    void headers_are_judged_as_the_vectors_say(FramingVectors.Vector vector) {
        var reassembly = new V2gtp.Reassembly();
        reassembly.feed(vector.bytes(), 0, vector.bytes().length);
        V2gtp.Item first = reassembly.next();

        if (vector.valid()) {
            assertThat(first).as("waits for the payload").isNull();
            reassembly.feed(new byte[21], 0, 21);
            assertThat(reassembly.next())
                    .isInstanceOfSatisfying(
                            V2gtp.Frame.class,
                            f -> {
                                assertThat(f.payload()).hasSize(21);
                                assertThat(f.payloadType())
                                        .isEqualTo(vector.more().get("payload_type").asInt());
                            });
        } else if (vector.name().endsWith("trunc")) {
            assertThat(first).isNull();
        } else {
            assertThat(first).isInstanceOf(V2gtp.Malformed.class);
        }
    }

    @RepeatedTest(100)
    void messages_survive_any_splitting_and_running_together(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        var sent = new ArrayList<byte[]>();
        byte[] stream = new byte[0];
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            byte[] payload = new byte[random.nextInt(random.nextInt(5) == 0 ? 5000 : 60)];
            random.nextBytes(payload);
            sent.add(payload);
            byte[] frame = V2gtp.frame(V2gtp.TYPE_COMMON, payload);
            stream = Arrays.copyOf(stream, stream.length + frame.length);
            System.arraycopy(frame, 0, stream, stream.length - frame.length, frame.length);
        }

        var reassembly = new V2gtp.Reassembly();
        var received = new ArrayList<byte[]>();
        int largest = 1 + random.nextInt(stream.length);
        for (int at = 0; at < stream.length; ) {
            int segment = Math.min(1 + random.nextInt(largest), stream.length - at);
            reassembly.feed(stream, at, segment);
            at += segment;
            while (reassembly.next() instanceof V2gtp.Frame f) {
                received.add(f.payload());
            }
        }

        assertThat(received).usingRecursiveComparison().isEqualTo(sent);
        assertThat(reassembly.pendingBytes()).isZero();
    }

    @Test
    void an_announced_length_costs_no_memory_until_the_bytes_are_there() {
        var reassemblies = new ArrayList<V2gtp.Reassembly>();
        byte[] header = {1, (byte) 0xFE, (byte) 0x80, 2, 0, 0, (byte) 0xFF, (byte) 0xFF};
        long before = usedBytes();
        for (int i = 0; i < 2_000; i++) {
            var reassembly = new V2gtp.Reassembly();
            reassembly.feed(header, 0, header.length);
            assertThat(reassembly.next()).isNull();
            reassemblies.add(reassembly);
        }

        assertThat(usedBytes() - before).isLessThan(2_000L * 8_192);
        assertThat(reassemblies).hasSize(2_000);
    }

    @Test
    void the_largest_message_passes_and_one_byte_more_is_refused() {
        var reassembly = new V2gtp.Reassembly();
        byte[] largest = V2gtp.frame(V2gtp.TYPE_DC, new byte[V2gtp.MAX_PAYLOAD_BYTES]);
        reassembly.feed(largest, 0, largest.length);
        assertThat(reassembly.next()).isInstanceOf(V2gtp.Frame.class);

        byte[] tooLong = V2gtp.frame(V2gtp.TYPE_DC, new byte[V2gtp.MAX_PAYLOAD_BYTES + 1]);
        reassembly.feed(tooLong, 0, V2gtp.HEADER_BYTES);
        assertThat(reassembly.next())
                .isEqualTo(new V2gtp.Malformed("65537 bytes announced, 65536 are the limit"));
    }

    @Test
    void nothing_behind_garbage_is_believed() {
        var reassembly = new V2gtp.Reassembly();
        byte[] garbage = "GET / HTTP/1.1\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        reassembly.feed(garbage, 0, garbage.length);
        assertThat(reassembly.next()).isInstanceOf(V2gtp.Malformed.class);

        byte[] good = V2gtp.frame(V2gtp.TYPE_SAP, new byte[3]);
        reassembly.feed(good, 0, good.length);
        assertThat(reassembly.next()).isNull();
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
