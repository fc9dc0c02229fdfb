package org.tidegate.controller.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.controller.update.UpdateInstaller.Progress;
import org.tidegate.runtime.VirtualClock;

@DisplayName("Root's part of an update")
class UpdateAgentTest {
    private static final Release OLD = new Release("1.0", 10);

    @TempDir private Path directory;
    private final List<String> ran = new ArrayList<>();
    private final VirtualClock clock = new VirtualClock(1_800_000_000_000L);
    private String failing = "nothing";
    private String version = "1.1";
    private UpdateAgent.Places places = new UpdateAgent.Places(Path.of(""), Path.of(""));
    private KeyPair keys = keys();

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void folders() throws IOException {
        Path request = Files.createDirectories(directory.resolve("charger")).resolve("request");
        places =
                new UpdateAgent.Places(request, Files.createDirectories(directory.resolve("root")));
    }

    /** dpkg, rauc and systemctl, as far as they matter here. */
    private Commands.Result host(List<String> command) {
        String line = String.join(" ", command).replace(directory + "/", "");
        if (line.contains(failing)) {
            return new Commands.Result(1, "first\nno space left on device\n");
        }
        if (line.endsWith(" Package")) {
            return new Commands.Result(0, "tidegate\n");
        }
        if (line.endsWith(" Version")) {
            return new Commands.Result(0, version + "\n");
        }
        ran.add(line);
        return new Commands.Result(0, "");
    }

    private Path bundle(String kind, long number) {
        try {
            Path payload = Files.writeString(directory.resolve("payload"), "new firmware");
            Path bundle = directory.resolve("b.tgu");
            var manifest =
                    new UpdateManifest(
                            "tidegate",
                            kind,
                            new Release("1.1", number),
                            UpdateBundle.sha256(payload),
                            Files.size(payload));
            UpdateBundle.pack(payload, manifest, keys.getPrivate(), bundle);
            return bundle;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Progress after(UpdateVerbs verbs, Consumer<UpdateInstaller> verb) throws IOException {
        var installer = new AgentInstaller(places, verbs.kind(), OLD, clock);
        clock.advance(Duration.ofSeconds(1));
        assertThat(installer.poll()).isEqualTo(new Progress.Nothing());
        verb.accept(installer);
        assertThat(installer.poll()).isEqualTo(new Progress.Working(0));
        var trust = new UpdateBundle.Trust("tidegate", verbs.kind(), List.of(keys.getPublic()));
        new UpdateAgent(places, verbs, trust, OLD).run();
        return installer.poll();
    }

    private DebInstaller deb() throws IOException {
        Files.writeString(places.folder().resolve("good.deb"), "old firmware");
        return new DebInstaller(this::host, places.folder());
    }

    @Test
    void rauc_writes_reboots_marks_and_goes_back() throws IOException {
        var rauc = new RaucInstaller(this::host);
        assertThat(after(rauc, i -> i.begin(bundle("rauc", 11)))).isEqualTo(new Progress.Done());
        assertThat(after(rauc, UpdateInstaller::activate)).isEqualTo(new Progress.Done());
        assertThat(after(rauc, UpdateInstaller::markGood)).isEqualTo(new Progress.Done());
        assertThat(after(rauc, UpdateInstaller::rollBack)).isEqualTo(new Progress.Done());

        assertThat(ran)
                .containsExactly(
                        "rauc install root/payload.rauc",
                        "systemctl reboot",
                        "rauc status mark-good",
                        "rauc status mark-bad",
                        "rauc status mark-active other",
                        "systemctl reboot");
        assertThat(places.folder().resolve("payload.rauc")).doesNotExist();
        assertThat(places.folder().resolve("bundle.tgu")).doesNotExist();
    }

    @Test
    void a_package_replaces_files_only_while_the_charger_is_stopped() throws IOException {
        DebInstaller deb = deb();
        assertThat(after(deb, i -> i.begin(bundle("deb", 11)))).isEqualTo(new Progress.Done());
        assertThat(ran).isEmpty();
        assertThat(after(deb, UpdateInstaller::activate)).isEqualTo(new Progress.Done());

        assertThat(ran)
                .containsExactly(
                        "systemctl stop tidegate.service",
                        "dpkg --force-confold --force-downgrade --install root/staged.deb",
                        "systemctl start tidegate.service");
        assertThat(after(deb, UpdateInstaller::markGood)).isEqualTo(new Progress.Done());
        assertThat(places.folder().resolve("good.deb")).content().isEqualTo("new firmware");
        assertThat(after(deb, UpdateInstaller::markGood)).isEqualTo(new Progress.Done());
        assertThat(after(deb, UpdateInstaller::rollBack)).isEqualTo(new Progress.Done());
        assertThat(ran).contains("dpkg --force-confold --force-downgrade --install root/good.deb");
    }

    @Test
    void without_a_package_to_go_back_to_nothing_is_installed() throws IOException {
        var deb = new DebInstaller(this::host, places.folder());
        assertThat(after(deb, i -> i.begin(bundle("deb", 11))))
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed ->
                                assertThat(failed.reason())
                                        .startsWith("there is no package to go back to; remedy:"));
    }

    @Test
    void root_believes_no_signature_but_its_own_look_at_it() throws IOException {
        Path bundle = bundle("deb", 11);
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length - 1] ^= 1;
        Files.write(bundle, bytes);
        assertThat(after(deb(), i -> i.begin(bundle))).isInstanceOf(Progress.Failed.class);

        Path good = bundle("deb", 11);
        keys = keys();
        assertThat(after(deb(), i -> i.begin(good))).isInstanceOf(Progress.Failed.class);
        assertThat(ran).isEmpty();
        assertThat(places.folder().resolve("staged.deb")).doesNotExist();
    }

    @Test
    void root_refuses_what_is_not_newer_and_what_is_named_otherwise() throws IOException {
        assertThat(after(deb(), i -> i.begin(bundle("deb", 10))))
                .isEqualTo(
                        new Progress.Failed(
                                "1.1 (release 10) is not newer than 1.0 (release 10); remedy: order"
                                        + " a newer one"));
        version = "0.9";
        assertThat(after(deb(), i -> i.begin(bundle("deb", 11))))
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed ->
                                assertThat(failed.reason())
                                        .startsWith(
                                                "the package is version 0.9, and its manifest"));
    }

    @Test
    void a_program_that_fails_is_named_with_its_last_words() throws IOException {
        failing = "dpkg --force";
        assertThat(after(deb(), UpdateInstaller::activate))
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed ->
                                assertThat(failed.reason())
                                        .contains(
                                                "ended with 1: no space left on device; remedy:"));
    }

    @Test
    void a_request_that_is_no_request_and_one_that_was_done_move_nothing() throws IOException {
        var trust = new UpdateBundle.Trust("tidegate", "deb", List.of(keys.getPublic()));
        var agent = new UpdateAgent(places, deb(), trust, OLD);
        for (String wrong :
                List.of("", "1 reboot", "1 activate; rm -rf /", "x".repeat(9000), "1\nactivate")) {
            Files.writeString(places.request(), wrong);
            assertThat(agent.run()).isEqualTo("0 failed the request cannot be understood");
        }
        assertThat(ran).isEmpty();
        Files.writeString(places.request(), "5 activate\n");
        assertThat(agent.run()).isEqualTo("5 done");
        assertThat(agent.run()).isEmpty();
        assertThat(ran).hasSize(3);
    }
}
