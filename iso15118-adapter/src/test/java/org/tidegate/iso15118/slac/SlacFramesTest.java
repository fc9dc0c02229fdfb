package org.tidegate.iso15118.slac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.iso15118.slac.SlacMessage.Envelope;
import org.tidegate.iso15118.slac.SlacMessage.Modem;

@DisplayName("When messages of the power line become bytes")
class SlacFramesTest {
    private static final Mac EVSE = new Mac(0x02_54_44_47_00_01L);
    private static final Mac CAR = new Mac(0x02_CA_12_00_00_01L);
    private static final long RUN = 0x1122_3344_5566_7788L;

    /**
     * "HomePlugAV", the key every adapter is sold with; its network identifier is printed often.
     */
    private static final NetworkKey FACTORY =
            NetworkKey.of(HexFormat.of().parseHex("50d3e4933f855b7040784df815aa8db7"));

    private static final String CAR_TO_EVSE = "02 54 44 47 00 01  02 CA 12 00 00 01  88 E1 ";
    private static final String EVSE_TO_CAR = "02 CA 12 00 00 01  02 54 44 47 00 01  88 E1 ";
    private static final String CAR_TO_ALL = "FF FF FF FF FF FF  02 CA 12 00 00 01  88 E1 ";
    private static final String RUN_ID = "11 22 33 44 55 66 77 88 ";
    private static final String ID = "00 ".repeat(17);

    /** Name, bytes as the standard orders them, and what they say. */
    record Golden(String name, String hex, Mac to, Mac from, SlacMessage message) {
        byte[] bytes() {
            byte[] raw = HexFormat.of().parseHex(hex.replace(" ", ""));
            return Arrays.copyOf(raw, Math.max(raw.length, SlacFrames.SHORTEST));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Golden> golden() {
        String flat = "14 ".repeat(58);
        Attenuation twenty = Attenuation.flat(20);
        return List.of(
                new Golden(
                        "CM_SLAC_PARM.REQ",
                        CAR_TO_ALL
                                + "01 64 60 00 00 " // version 1.1, type, not fragmented
                                + "00 00 " // EV-EVSE matching, no security
                                + RUN_ID,
                        Mac.BROADCAST,
                        CAR,
                        new SlacMessage.ParmReq(RUN)),
                new Golden(
                        "CM_SLAC_PARM.CNF",
                        EVSE_TO_CAR
                                + "01 65 60 00 00 "
                                + "FF FF FF FF FF FF " // sounds go to everybody
                                + "0A 06 01 " // ten sounds, 600 ms, results to the vehicle
                                + "02 CA 12 00 00 01 "
                                + "00 00 "
                                + RUN_ID,
                        CAR,
                        EVSE,
                        new SlacMessage.ParmCnf(10, 6, CAR, RUN)),
                new Golden(
                        "CM_START_ATTEN_CHAR.IND",
                        CAR_TO_ALL + "01 6A 60 00 00  00 00  0A 06 01  02 CA 12 00 00 01 " + RUN_ID,
                        Mac.BROADCAST,
                        CAR,
                        new SlacMessage.StartAttenCharInd(10, 6, CAR, RUN)),
                new Golden(
                        "CM_MNBC_SOUND.IND",
                        CAR_TO_ALL
                                + "01 76 60 00 00  00 00 "
                                + ID
                                + "09 " // nine more
                                + RUN_ID
                                + "00 ".repeat(8 + 16),
                        Mac.BROADCAST,
                        CAR,
                        new SlacMessage.MnbcSoundInd(9, RUN)),
                new Golden(
                        "CM_ATTEN_PROFILE.IND",
                        CAR_TO_EVSE + "01 86 60 00 00  02 CA 12 00 00 01  3A 00 " + flat,
                        EVSE,
                        CAR,
                        new SlacMessage.AttenProfileInd(CAR, twenty)),
                new Golden(
                        "CM_ATTEN_CHAR.IND",
                        EVSE_TO_CAR
                                + "01 6E 60 00 00  00 00  02 CA 12 00 00 01 "
                                + RUN_ID
                                + ID
                                + ID
                                + "0A 3A " // of ten sounds, 58 groups
                                + flat,
                        CAR,
                        EVSE,
                        new SlacMessage.AttenCharInd(CAR, RUN, 10, twenty)),
                new Golden(
                        "CM_ATTEN_CHAR.RSP",
                        CAR_TO_EVSE
                                + "01 6F 60 00 00  00 00  02 CA 12 00 00 01 "
                                + RUN_ID
                                + ID
                                + ID
                                + "00 ",
                        EVSE,
                        CAR,
                        new SlacMessage.AttenCharRsp(CAR, RUN, 0)),
                new Golden(
                        "CM_VALIDATE.REQ",
                        CAR_TO_EVSE + "01 78 60 00 00  00 00 01 ",
                        EVSE,
                        CAR,
                        new SlacMessage.ValidateReq(0, 0, 1)),
                new Golden(
                        "CM_VALIDATE.CNF",
                        EVSE_TO_CAR + "01 79 60 00 00  00 00 04 ",
                        CAR,
                        EVSE,
                        new SlacMessage.ValidateCnf(0, 4)),
                new Golden(
                        "CM_SLAC_MATCH.REQ",
                        CAR_TO_EVSE
                                + "01 7C 60 00 00  00 00  3E 00 "
                                + ID
                                + "02 CA 12 00 00 01 "
                                + ID
                                + "02 54 44 47 00 01 "
                                + RUN_ID
                                + "00 ".repeat(8),
                        EVSE,
                        CAR,
                        new SlacMessage.MatchReq(CAR, EVSE, RUN)),
                new Golden(
                        "CM_SLAC_MATCH.CNF",
                        EVSE_TO_CAR
                                + "01 7D 60 00 00  00 00  56 00 "
                                + ID
                                + "02 CA 12 00 00 01 "
                                + ID
                                + "02 54 44 47 00 01 "
                                + RUN_ID
                                + "00 ".repeat(8)
                                + "B0 F2 E6 95 66 6B 03  00 " // network identifier
                                + "50 D3 E4 93 3F 85 5B 70 40 78 4D F8 15 AA 8D B7 ",
                        CAR,
                        EVSE,
                        new SlacMessage.MatchCnf(CAR, EVSE, RUN, FACTORY)),
                new Golden(
                        "CM_SET_KEY.REQ",
                        CAR_TO_EVSE
                                + "01 08 60 00 00  01 " // a network membership key
                                + "AA BB CC DD  00 00 00 00 "
                                + "04  00 00  00  00 " // protocol, run, message, no coordinator
                                + "B0 F2 E6 95 66 6B 03  01 "
                                + "50 D3 E4 93 3F 85 5B 70 40 78 4D F8 15 AA 8D B7 ",
                        EVSE,
                        CAR,
                        new SlacMessage.SetKeyReq(0xAABBCCDD, FACTORY)),
                new Golden(
                        "CM_SET_KEY.CNF",
                        EVSE_TO_CAR + "01 09 60 00 00  01  00 00 00 00 00 00 00 00  04 00 00 00 00",
                        CAR,
                        EVSE,
                        new SlacMessage.SetKeyCnf(1)),
                new Golden(
                        "VS link status of QCA, request",
                        CAR_TO_EVSE + "00 B8 A0  00 B0 52 ", // version 1.0 has no fragmentation
                        EVSE,
                        CAR,
                        new SlacMessage.LinkStatusReq(Modem.QCA)),
                new Golden(
                        "VS link status of QCA, up",
                        EVSE_TO_CAR + "00 B9 A0  00 B0 52  00 01 ",
                        CAR,
                        EVSE,
                        new SlacMessage.LinkStatusCnf(Modem.QCA, true)),
                new Golden(
                        "VS link status of Lumissil, request",
                        CAR_TO_EVSE + "01 9C AC 00 00  00 16 E8 ",
                        EVSE,
                        CAR,
                        new SlacMessage.LinkStatusReq(Modem.LUMISSIL)));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void every_message_has_the_bytes_of_the_standard_and_is_read_back(Golden g) {
        assertThat(SlacFrames.write(g.to(), g.from(), g.message())).isEqualTo(g.bytes());
        assertThat(SlacFrames.read(g.bytes(), g.bytes().length))
                .isEqualTo(new Envelope(g.to(), g.from(), g.message()));
    }

    @Test
    void the_network_identifier_is_five_times_sha_256() {
        assertThat(FACTORY.networkId()).isEqualTo(HexFormat.of().parseHex("b0f2e695666b03"));
        assertThat(FACTORY.toString()).doesNotContain("50d3e4");
    }

    @Test
    void keys_differ_in_a_hundred_draws() {
        var random = new java.security.SecureRandom();
        var keys = new java.util.HashSet<NetworkKey>();
        for (int i = 0; i < 100; i++) {
            keys.add(NetworkKey.draw(random));
        }
        assertThat(keys).hasSize(100);
    }

    @ParameterizedTest
    @MethodSource("golden")
    void cut_frames_say_nothing(Golden g) {
        byte[] bytes = g.bytes();
        for (int length = 0; length < SlacFrames.SHORTEST; length++) {
            assertThat(SlacFrames.read(bytes, length)).isNull();
        }
        byte[] fragmented = bytes.clone();
        fragmented[17] = 0x10;
        if (fragmented[14] == 1) {
            assertThat(SlacFrames.read(fragmented, fragmented.length)).isNull();
        }
        byte[] other = bytes.clone();
        other[12] = 0x08;
        assertThat(SlacFrames.read(other, other.length)).isNull();
    }

    @Test
    void values_the_standard_fixes_must_be_those() {
        Golden match = golden().get(9);
        for (int at : new int[] {19, 20, 21, 22}) { // application, security, length
            byte[] wrong = match.bytes();
            wrong[at]++;
            assertThat(SlacFrames.read(wrong, wrong.length)).as("byte %d", at).isNull();
        }
        byte[] groups = golden().get(4).bytes();
        groups[25] = 57;
        assertThat(SlacFrames.read(groups, groups.length)).isNull();
    }

    @RepeatedTest(200)
    void any_bytes_at_all_are_read_without_complaint(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        byte[] frame = golden().get(random.nextInt(golden().size())).bytes();
        for (int i = 0; i < random.nextInt(12); i++) {
            frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
        }
        byte[] cut = Arrays.copyOf(frame, random.nextInt(SlacFrames.LONGEST + 100));
        Envelope read = SlacFrames.read(cut, cut.length);
        if (read != null) {
            assertThat(SlacFrames.read(cut, Math.min(cut.length, 59))).isNull();
        }
    }

    @Test
    void the_average_of_sounds_is_rounded_and_shifted_by_the_offset() {
        var sounds = List.of(Attenuation.flat(10), Attenuation.flat(13), Attenuation.flat(14));
        assertThat(Attenuation.average(sounds, 0).db(57)).isEqualTo(12);
        assertThat(Attenuation.average(sounds, -5.5).db(0)).isEqualTo(7);
        assertThat(Attenuation.average(sounds, -40).db(0)).isZero();
        assertThat(Attenuation.average(List.of(Attenuation.flat(250)), 40).db(0)).isEqualTo(255);
    }

    @Test
    void wireshark_reads_the_same(@TempDir Path dir) throws Exception {
        Path tshark = Path.of("/usr/bin/tshark");
        assumeTrue(Files.isExecutable(tshark), "tshark is not installed");
        Path capture = Files.write(dir.resolve("slac.pcap"), capture());
        Process process =
                new ProcessBuilder(tshark.toString(), "-r", capture.toString(), "-V")
                        .redirectErrorStream(true)
                        .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String[] frames = text.split("(?m)^Frame \\d+:", -1);
        assertThat(frames).hasSize(golden().size() + 1);
        assertThat(text).doesNotContain("Malformed");
        assertThat(frames[1]).contains("CM_SLAC_PARM.REQ", "Run ID: 11:22:33:44:55:66:77:88");
        assertThat(frames[2]).contains("CM_SLAC_PARM.CNF", "Run ID: 11:22:33:44:55:66:77:88");
        assertThat(frames[6]).contains("CM_ATTEN_CHAR.IND");
        assertThat(frames[11])
                .contains("CM_SLAC_MATCH.CNF")
                .contains("(NMK): 50d3e4933f855b7040784df815aa8db7")
                .contains("Network ID: b0:f2:e6:95:66:6b:03");
        assertThat(frames[12])
                .contains("CM_SET_KEY.REQ")
                .containsIgnoringCase("50d3e4933f855b7040784df815aa8db7");
    }

    /** The old capture format: one header, then time, lengths and bytes of each frame. */
    private static byte[] capture() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(words(0xA1B2C3D4, 0x00040002, 0, 0, 65535, 1));
        for (Golden g : golden()) {
            byte[] bytes = g.bytes();
            out.writeBytes(words(1, 0, bytes.length, bytes.length));
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] words(int... values) {
        var buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int each : values) {
            buffer.putInt(each);
        }
        return Objects.requireNonNull(buffer.array());
    }
}
