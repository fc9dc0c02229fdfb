package org.tidegate.iso15118.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A session as PCAP-ng")
class PcapNgTest {
    /** Section header and interface description: raw IPv6, nanoseconds. */
    private static final String HEAD =
            "0a0d0d0a"
                    + "2c000000"
                    + "4d3c2b1a"
                    + "0100"
                    + "0000"
                    + "ffffffffffffffff"
                    + "0400"
                    + "0800"
                    + "5469646567617465"
                    + "00000000"
                    + "2c000000"
                    + "01000000"
                    + "2c000000"
                    + "e500"
                    + "0000"
                    + "00000000"
                    + "0200"
                    + "0700"
                    + "76656869636c6500"
                    + "0900"
                    + "0100"
                    + "09000000"
                    + "00000000"
                    + "2c000000";

    @TempDir private Path folder;

    /** Data of every enhanced packet block. */
    private static List<byte[]> packets(byte[] file) {
        var packets = new ArrayList<byte[]>();
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int at = in.position();
            int type = in.getInt();
            int length = in.getInt();
            assertThat(length % 4).isZero();
            assertThat(in.getInt(at + length - 4)).as("length at both ends").isEqualTo(length);
            if (type == 6) {
                int size = in.getInt(at + 20);
                packets.add(Arrays.copyOfRange(file, at + 28, at + 28 + size));
            }
            in.position(at + length);
        }
        return packets;
    }

    @Test
    void begins_with_section_and_interface() {
        String file = HexFormat.of().formatHex(Samples.pcap(Samples.session()));

        assertThat(file).startsWith(HEAD);
    }

    @Test
    void carries_valid_checksums_and_the_vehicles_own_address() {
        List<byte[]> packets = packets(Samples.pcap(Samples.session()));

        assertThat(packets).hasSize(2 + 3 + 5 + 3);
        for (byte[] packet : packets) {
            assertThat(sum(packet))
                    .as("ones' complement sum over a valid packet")
                    .isEqualTo(0xFFFF);
        }
        String first = HexFormat.of().formatHex(packets.getFirst());
        assertThat(first).contains("fe80000000000000123456fffe789abc", "01fe9000");
    }

    /** Sum over pseudo header and transport, RFC 8200 8.1. */
    private static int sum(byte[] packet) {
        ByteBuffer in = ByteBuffer.wrap(packet);
        int length = in.getShort(4) & 0xFFFF;
        long sum = (long) length + (packet[6] & 0xFF);
        byte[] rest = Arrays.copyOfRange(packet, 8, packet.length + (packet.length & 1));
        for (int i = 0; i < rest.length; i += 2) {
            sum += (rest[i] & 0xFF) << 8 | (rest[i + 1] & 0xFF);
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return (int) sum;
    }

    @Test
    void a_long_message_is_split_and_nothing_is_lost() {
        byte[] exi = new byte[5_000];
        Arrays.fill(exi, (byte) 0x5A);
        var capture = new Capture("x", 0, "nobody", "", List.of(Samples.vehicle(1, 0x8002, exi)));

        int carried =
                packets(Samples.pcap(capture)).stream()
                        .filter(p -> p[6] == 6)
                        .mapToInt(p -> p.length - 60)
                        .sum();

        assertThat(carried).isEqualTo(8 + exi.length);
    }

    @Test
    void is_what_wireshark_takes_it_for() throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("s.pcapng"), Samples.pcap(Samples.session()));
        String said =
                tshark(
                        "-r",
                        file.toString(),
                        "-o",
                        "tcp.check_checksum:TRUE",
                        "-o",
                        "udp.check_checksum:TRUE",
                        "-T",
                        "fields",
                        "-e",
                        "frame.number",
                        "-e",
                        "_ws.expert.severity",
                        "-e",
                        "tcp.checksum.status",
                        "-e",
                        "udp.checksum.status",
                        "-e",
                        "tcp.payload",
                        "-e",
                        "frame.comment");
        String[] lines = said.split("\n");

        assertThat(lines).hasSize(13);
        assertThat(said).contains("01fe8001", "01fe8004", "refused: the vehicle sent nonsense");
        for (String line : lines) {
            String[] fields = line.split("\t", -1);
            assertThat(fields[2] + fields[3]).as("checksum good: " + line).isEqualTo("1");
        }
        String stream = tshark("-r", file.toString(), "-q", "-z", "expert,warn");
        assertThat(stream).doesNotContain("Warns").doesNotContain("Errors");
    }

    private static String tshark(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("tshark"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException e) {
            return Assumptions.abort("no tshark on this machine");
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return said;
    }
}
