package org.tidegate.iso15118.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.management.ManagementFactory;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.Mutation;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.exi.Vector;

/** What reading costs in memory: hostile frames little, good ones themselves. */
class CostTest {

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Stream<Vector> negative() {
        return Vector.of("negative").stream();
    }

    @ParameterizedTest
    @MethodSource("negative")
    void a_broken_message_costs_neither_five_milliseconds_nor_64_kib(Vector vector) {
        Mutation.Reading records = frame -> V2gCodec.decode(vector.set(), frame);
        Mutation.Reading tree = frame -> ExiCodec.decode(vector.set(), frame);
        Mutation.warmUp(records, vector.exi());
        Mutation.warmUp(tree, vector.exi());

        assertThat(Mutation.accepts(records, vector.exi(), 65_536)).isFalse();
        assertThat(Mutation.accepts(tree, vector.exi(), 65_536)).isFalse();
    }

    @Test
    void an_announced_length_allocates_nothing() {
        var random = new SplittableRandom(7);
        for (SchemaSet set : SchemaSet.values()) {
            byte[] noise = new byte[32];
            for (int i = 0; i < 2000; i++) {
                random.nextBytes(noise);
                noise[0] = (byte) 0x80;
                Mutation.accepts(frame -> V2gCodec.decode(set, frame), noise, 65_536);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SchemaSet.class,
            names = {"XMLDSIG"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_message_costs_itself_and_nothing_else(SchemaSet set) throws ExiException {
        int judged = 0;
        for (Vector vector : Vector.of(set.tableName())) {
            // a serial number is built group by group
            if (vector.fragment() || vector.xml().contains("X509SerialNumber")) {
                continue;
            }
            byte[] exi = vector.exi();
            V2gMessage message = V2gCodec.decode(set, exi);
            // beyond ASCII a string is built character by character
            if (message.toString().chars().anyMatch(c -> c >= 0x80)) {
                continue;
            }
            long itself = size(message, 0);
            long copied = size(message, 1) - itself;
            assertThat(allocated(() -> V2gCodec.decode(set, exi)))
                    .as("reading " + vector + ", itself " + itself)
                    .isBetween(itself, itself + copied + grown(exi.length));
            byte[] into = new byte[exi.length + 8];
            assertThat(allocated(() -> V2gCodec.encode(message, into, 0) > 0))
                    .as("writing " + vector)
                    .isLessThanOrEqualTo(grown(exi.length));
            judged++;
        }
        assertThat(judged).isGreaterThan(5);
    }

    /** For messages up to 4 KB a thread has room already; for others it makes some, by doubling. */
    private static long grown(int length) {
        return length < 4096 ? 0 : 8L * length;
    }

    private interface Work {
        Object run() throws ExiException;
    }

    /** The cheapest of some runs: the first ones link classes and let buffers grow. */
    private static long allocated(Work work) throws ExiException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    /**
     * Bytes of an object and everything below it, with headers of 12 bytes and references of 4.
     *
     * @param copies 1 to count the array of every list of more than four items twice: the only
     *     thing read twice
     */
    private static long size(Object object, int copies) {
        return switch (object) {
            case null -> 0;
            case Enum<?> _ -> 0;
            case Boolean _ -> 0;
            case Integer i -> i >= -128 && i <= 127 ? 0 : 16;
            case Long l -> l >= -128 && l <= 127 ? 0 : 24;
            case String s -> s.isEmpty() ? 24 : 24 + aligned(16 + s.length());
            case Bytes b -> b.length() == 0 ? 0 : 16 + aligned(16 + b.length());
            case List<?> list -> list(list, copies);
            case Record r -> record(r, copies);
            default -> throw new IllegalStateException(object.getClass().toString());
        };
    }

    private static long list(List<?> list, int copies) {
        long array = aligned(16 + 4L * list.size());
        long items = list.stream().mapToLong(item -> size(item, copies)).sum();
        return switch (list.size()) {
            case 0 -> 0;
            case 1, 2 -> 24 + items;
            default -> 24 + array * (list.size() > 4 ? 1 + copies : 1) + items;
        };
    }

    private static long record(Record record, int copies) {
        long fields = 0;
        long below = 0;
        for (RecordComponent c : record.getClass().getRecordComponents()) {
            fields += width(c.getType());
            if (!c.getType().isPrimitive()) {
                below += size(value(record, c), copies);
            }
        }
        return aligned(12 + fields) + below;
    }

    private static int width(Class<?> type) {
        if (type == boolean.class) {
            return 1;
        }
        return type == long.class ? 8 : 4;
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component.toString(), e);
        }
    }

    private static long aligned(long bytes) {
        return (bytes + 7) / 8 * 8;
    }

    @Test
    void a_message_that_does_not_fit_says_so() {
        var message = new SessionSetupReq(new MessageHeader(SessionId.NONE, 1, null), "WMIV1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> V2gCodec.encode(message, new byte[4], 0))
                .withMessageContaining("do not fit");
    }
}
