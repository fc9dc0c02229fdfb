package org.tidegate.iso15118.exi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.ExiException.Reason;

class BitsTest {

    @RepeatedTest(50)
    void bits_come_back_in_order_whatever_their_widths_and_wherever_the_array_ends(
            RepetitionInfo seed) throws ExiException {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        int count = random.nextInt(1, 200);
        int headroom = random.nextInt(20);
        int[] widths = random.ints(count, 0, 33).toArray();
        int[] values = new int[count];
        var out = new ExiWriter(headroom, 1);
        int total = 0;
        for (int i = 0; i < count; i++) {
            values[i] =
                    widths[i] == 32 ? random.nextInt() : random.nextInt() & ((1 << widths[i]) - 1);
            out.bits(values[i], widths[i]);
            total += widths[i];
        }
        byte[] written = out.finish();
        assertThat(written).hasSize(headroom + (total + 7) / 8);

        byte[] longer = Arrays.copyOf(written, written.length + random.nextInt(10));
        var in = new ExiReader(longer, headroom, written.length - headroom);
        for (int i = 0; i < count; i++) {
            assertThat(in.bits(widths[i])).isEqualTo(values[i]);
        }
        assertThat(in.position()).isEqualTo(total);
        assertThat(in.bits(in.remaining())).as("padding").isZero();
        assertThatThrownBy(() -> in.bits(1)).isInstanceOf(ExiException.class);
    }

    @Test
    void numbers_at_their_limits_come_back() throws ExiException {
        long[] numbers = {
            0, 1, -1, 127, 128, -128, -129, 16_383, 16_384, Long.MAX_VALUE, Long.MIN_VALUE
        };
        for (long n : numbers) {
            var out = new ExiWriter(0, 8);
            out.unsignedLong(n);
            out.signed(n, Long.MIN_VALUE, Long.MAX_VALUE);
            out.bigInteger(BigInteger.valueOf(n));
            out.bigInteger(BigInteger.valueOf(n).shiftLeft(96));
            out.eightBytes(n);
            byte[] bytes = out.finish();
            var in = new ExiReader(bytes, 0, bytes.length);
            assertThat(in.unsignedLong()).isEqualTo(n);
            assertThat(in.signed(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(n);
            assertThat(in.bigInteger()).isEqualTo(BigInteger.valueOf(n));
            assertThat(in.bigInteger()).isEqualTo(BigInteger.valueOf(n).shiftLeft(96));
            assertThat(in.eightBytes()).isEqualTo(n);
        }
    }

    @Test
    void strings_count_code_points_and_refuse_what_xml_cannot_hold() throws ExiException {
        String mixed = "a\u00E9\u20AC\uD83D\uDE97\t";
        var out = new ExiWriter(0, 8);
        out.string(mixed, 0, 5);
        out.string("", 0, 5);
        byte[] bytes = out.finish();
        var in = new ExiReader(bytes, 0, bytes.length);
        assertThat(in.string(1, 0, 5)).isEqualTo(mixed);
        assertThat(in.string(1, 0, 5)).isEmpty();

        assertThatIllegalArgumentException().isThrownBy(() -> out.string(mixed, 0, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> out.string("\uD83D", 0, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> out.string("\0", 0, 4));
        for (int c : new int[] {0, 0x1F, 0xD800, 0xFFFE, 0x110000}) {
            assertThat(refused(c)).isEqualTo(Reason.MALFORMED);
        }
    }

    private static Reason refused(int codePoint) throws ExiException {
        var out = new ExiWriter(0, 8);
        out.bits(0, 1);
        out.groups(3);
        out.groups(codePoint);
        out.bits(0, 1);
        byte[] bytes = out.finish();
        var in = new ExiReader(bytes, 0, bytes.length);
        return catchThrowableOfType(ExiException.class, () -> in.string(1, 0, 5)).reason();
    }

    @Test
    void an_announced_length_is_believed_only_as_far_as_bytes_are_left() throws ExiException {
        for (long length : new long[] {5, 1L << 31, -1}) {
            var out = new ExiWriter(0, 8);
            out.bits(0, 1);
            out.groups(length);
            out.bits(0, 24);
            byte[] bytes = out.finish();
            var in = new ExiReader(bytes, 0, bytes.length);
            assertThat(
                            catchThrowableOfType(
                                            ExiException.class,
                                            () -> in.binary(0, ExiReader.UNBOUNDED))
                                    .reason())
                    .isEqualTo(Reason.TRUNCATED);
        }
    }

    @Test
    void an_integer_of_more_than_64_bits_is_refused() throws ExiException {
        byte[] tenGroups = new byte[12];
        Arrays.fill(tenGroups, 0, 9, (byte) 0xFF);
        tenGroups[9] = 1;
        assertThat(new ExiReader(tenGroups, 0, 12).groups()).isEqualTo(-1);
        tenGroups[9] = 2;
        assertThatThrownBy(() -> new ExiReader(tenGroups, 0, 12).groups())
                .hasMessageContaining("64 bits");
        Arrays.fill(tenGroups, (byte) 0x80);
        assertThatThrownBy(() -> new ExiReader(tenGroups, 0, 12).groups())
                .hasMessageContaining("10 groups");
    }

    @Test
    void a_frame_of_more_than_a_megabyte_is_not_even_looked_at() {
        byte[] frame = new byte[ExiReader.MAX_BYTES + 1];

        assertThatThrownBy(() -> new ExiReader(frame, 0, frame.length))
                .isInstanceOf(ExiException.class);
    }

    @Test
    void a_string_that_was_seen_before_keeps_the_limits_of_its_new_place() throws ExiException {
        // Found by Jazzer: a short eMAID by reference to another element's text was taken.
        byte[] abcAndAgain = {5, 'a', 'b', 'c', 0};
        var in = new ExiReader(abcAndAgain, 0, abcAndAgain.length);
        assertThat(in.stringValue(1, 0, 5)).isEqualTo("abc");
        assertThatThrownBy(() -> in.stringValue(1, 4, 9))
                .isInstanceOf(ExiException.class)
                .hasMessageContaining("3 characters, 4 to 9");

        var fitting = new ExiReader(abcAndAgain, 0, abcAndAgain.length);
        fitting.stringValue(1, 0, 5);
        assertThat(fitting.stringValue(1, 3, 3)).isEqualTo("abc");
    }
}
