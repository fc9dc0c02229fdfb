package org.tidegate.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("When an operator looks at certificates")
class PkiCommandTest {
    @TempDir static Path folder;

    private record Said(int exitCode, String out, String err) {}

    private static Said run(Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine line = CommandTree.base().whole();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return new Said(line.execute(words), out.toString(), err.toString());
    }

    private static Path lab(String name) {
        return folder.resolve("lab").resolve(name);
    }

    @BeforeAll
    static void make() throws Exception {
        Said made = run("pki", "lab", "--out", folder.resolve("lab"));
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out()).contains("README.txt");
        assertThat(Files.readString(lab("README.txt"))).contains("Worth nothing");
    }

    @Test
    void a_laboratory_has_every_chain_and_its_keys_are_for_their_owner_only() throws Exception {
        for (String suite : new String[] {"iso2", "iso20-p521", "iso20-ed448"}) {
            Said said =
                    run(
                            "pki",
                            "check",
                            "--root",
                            lab("roots/v2g.pem"),
                            "--root",
                            lab("roots/oem.pem"),
                            "--root",
                            lab("roots/mo.pem"),
                            lab(suite + "/charger-chain.pem"),
                            lab(suite + "/vehicle-chain.pem"),
                            lab(suite + "/contract-chain.pem"),
                            lab(suite + "/oem-provisioning-chain.pem"),
                            lab(suite + "/cps-chain.pem"));
            assertThat(said.out()).contains("as a charging contract: good for 90 days");
            assertThat(said.exitCode()).isZero();
        }
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(lab("iso2/charger-key.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void what_must_not_be_used_is_said_with_reason_and_remedy() throws Exception {
        Said said =
                run(
                        "pki",
                        "check",
                        "--root",
                        lab("roots/v2g.pem"),
                        lab("iso2/flawed/charger-expired-chain.pem"));
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).contains("must not be used", "it has expired", "Remedy:");

        Said json =
                run(
                        "pki",
                        "check",
                        "--json",
                        "--root",
                        lab("roots/oem.pem"),
                        lab("iso2/charger-chain.pem"));
        JsonNode answer = new ObjectMapper().readTree(json.out()).get(0);
        assertThat(answer.get("good").asBoolean()).isFalse();
        assertThat(answer.get("findings").get(0).get("fault").asText()).isEqualTo("UNKNOWN_ROOT");
    }

    @Test
    void the_time_may_be_another_one() {
        Said said =
                run(
                        "pki",
                        "check",
                        "--at",
                        "2099-01-01T00:00:00Z",
                        "--root",
                        lab("roots/v2g.pem"),
                        lab("iso2/charger-chain.pem"));
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(run("pki", "check", "--at", "tomorrow", lab("iso2/charger.pem")).err())
                .contains("Remedy");
    }

    @Test
    void an_authority_alone_is_good() {
        assertThat(run("pki", "check", lab("iso2/v2g-root.pem")).exitCode()).isZero();
        assertThat(run("pki", "check", "--role", "CHARGER", lab("iso2/v2g-root.pem")).exitCode())
                .isEqualTo(1);
    }

    @Test
    void key_stores_need_their_password() {
        Said shown = run("pki", "show", lab("charger.p12"), "--password-file", lab("password.txt"));
        assertThat(shown.out()).contains("secp521r1", "Ed448", "secp256r1", "DC=CPO");
        Said refused = run("pki", "show", lab("charger.p12"));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("--password-file");
    }

    @Test
    void a_folder_with_something_in_it_is_not_written_over() {
        Said said = run("pki", "lab", "--out", folder.resolve("lab"));
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("is not empty", "--force");
    }
}
