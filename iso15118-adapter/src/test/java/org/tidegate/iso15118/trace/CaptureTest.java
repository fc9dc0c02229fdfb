package org.tidegate.iso15118.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.V2gtp;
import org.tidegate.runtime.VirtualClock;

@DisplayName("A recorded vehicle session")
class CaptureTest {
    private final VirtualClock clock = new VirtualClock(Samples.STARTED);
    private final Samples.Memory disk = new Samples.Memory();

    private CapturePlane plane(CapturePlane.Limits limits) {
        return new CapturePlane(disk, clock, limits);
    }

    private static List<String> lines(Capture capture) {
        return capture.entries().stream().map(Capture::line).toList();
    }

    private List<Capture> stored() {
        return disk.files.entrySet().stream()
                .map(f ->
                        Capture.parse(
                                f.getKey().substring(Capture.FILE_PREFIX.length()), f.getValue()))
                .toList();
    }

    @Test
    void reads_back_as_it_was_written() {
        Capture session = Samples.session();

        Capture read = Capture.parse(session.id(), Samples.stored(session));

        assertThat(read.peer()).isEqualTo(session.peer());
        assertThat(read.tlsProtocol()).isEqualTo("TLSv1.3");
        assertThat(read.startedWallMillis()).isEqualTo(Samples.STARTED);
        assertThat(lines(read)).isEqualTo(lines(session));
    }

    @Test
    void cut_anywhere_loses_only_the_torn_line() {
        byte[] whole = Samples.stored(Samples.session());
        List<String> all = lines(Samples.session());
        int head = Capture.head(Samples.STARTED, Samples.PEER, "TLSv1.3").length();
        for (int length = head; length < whole.length; length++) {
            Capture read = Capture.parse("x", Arrays.copyOf(whole, length));
            assertThat(lines(read)).isEqualTo(all.subList(0, read.entries().size()));
        }
    }

    @Test
    void that_is_none_is_refused_with_its_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Capture.parse("7", "nonsense\n".getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("session 7");
    }

    @Test
    void a_vehicles_words_cannot_begin_a_line_of_their_own() {
        String line = Capture.line(new Entry.Note(1, "a\n9 end forged\r" + "x".repeat(9_999)));

        assertThat(line.lines()).hasSize(1);
        assertThat(line.length()).isLessThan(500);
    }

    @Test
    void is_written_with_both_directions_notes_and_the_end() {
        CapturePlane plane = plane(CapturePlane.Limits.presets());
        plane.opened(0, Samples.PEER, null);
        plane.received(1_000, 0x8001, new byte[] {1, 2});
        plane.sent(2_000, V2gtp.frame(0x8001, new byte[] {3}));
        plane.noted(2_500, Iso15118Event.SESSION_STARTED, Double.NaN, Double.NaN, "car");
        plane.closed(3_000, "because");
        plane.step(0);

        assertThat(stored())
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.tlsProtocol()).isEmpty();
                    assertThat(lines(c))
                            .containsExactly(
                                    "1000 > 8001 0102\n",
                                    "2000 < 8001 03\n",
                                    "2500 note Session with vehicle car\n",
                                    "3000 end because\n");
                });
    }

    @Test
    void of_many_messages_keeps_the_beginning_and_the_end() {
        CapturePlane plane = plane(new CapturePlane.Limits(3, 200, 5));
        plane.opened(0, Samples.PEER, null);
        for (int i = 1; i <= 1_000; i++) {
            plane.received(i, 0x8001, new byte[] {(byte) i});
            if (i % 100 == 0) {
                plane.step(0);
            }
        }
        plane.closed(2_000, "");
        plane.step(0);

        List<Entry> entries = stored().getFirst().entries();
        assertThat(entries.getFirst().atNanos()).isEqualTo(1);
        assertThat(entries).hasSizeLessThan(30);
        long kept = entries.stream().filter(Entry.Message.class::isInstance).count();
        assertThat(entries)
                .filteredOn(Entry.Gap.class::isInstance)
                .singleElement()
                .satisfies(g -> assertThat(((Entry.Gap) g).messages()).isEqualTo(1_000 - kept));
        assertThat(entries.get(entries.size() - 2).atNanos()).isEqualTo(1_000);
    }

    @Test
    void is_one_of_the_newest_and_who_only_knocks_pushes_none_out() {
        CapturePlane plane = plane(new CapturePlane.Limits(3, 1_000, 5));
        for (int i = 0; i < 10; i++) {
            plane.opened(i, Samples.PEER, null); // all within one millisecond
            plane.received(i, 0x8001, new byte[] {(byte) i});
            plane.closed(i, "");
            plane.step(i);
        }
        for (int i = 0; i < 50; i++) {
            plane.opened(i, "a scanner", null);
            plane.closed(i, "TLS failed");
            plane.step(i);
        }

        assertThat(stored()).hasSize(3);
        assertThat(lines(stored().getLast()).getFirst()).contains("8001 09");
    }

    @Test
    void is_not_worth_an_exception_when_the_disk_is_full_and_a_burst_is_counted() {
        CapturePlane plane = plane(CapturePlane.Limits.presets());
        disk.broken = true;
        plane.opened(0, Samples.PEER, null);
        plane.received(1, 0x8001, new byte[1]);
        plane.step(0);
        disk.broken = false;
        for (int i = 0; i < 2_000; i++) {
            plane.received(2, 0x8001, new byte[1]);
        }
        plane.step(0);
        plane.received(3, 0x8001, new byte[1]);
        plane.close();

        assertThat(new String(disk.files.firstEntry().getValue(), StandardCharsets.UTF_8))
                .contains(" gap 1488\n")
                .endsWith("end the charger was shut down\n");
    }
}
