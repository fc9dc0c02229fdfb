package org.tidegate.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.iso15118.exi.ExiXml;

/** The commands against bytes and XML made by independent codecs. */
class ExiCommandTest {
    private static final Path VECTORS =
            Path.of("../iso15118-adapter/src/test/resources/org/tidegate/iso15118/exi/vectors");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;

    private record Answer(int code, String out, String err) {
        List<JsonNode> lines() throws IOException {
            var lines = new ArrayList<JsonNode>();
            for (String line : out.lines().toList()) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        }
    }

    private static Answer tidegate(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code =
                CommandTree.base()
                        .whole()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(args);
        return new Answer(code, out.toString(), err.toString());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "in", ".txt"), text);
    }

    private static List<JsonNode> vectors(String set) throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(VECTORS.resolve(set + ".jsonl"))) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "appprotocol",
                "din70121",
                "iso15118-2",
                "iso15118-20-common",
                "iso15118-20-ac",
                "iso15118-20-dc",
                "iso15118-20-acdp",
                "iso15118-20-wpt",
                "xmldsig"
            })
    void a_stream_is_translated_in_order_and_both_ways(String set) throws IOException {
        List<JsonNode> vectors = vectors(set);
        String path = VECTORS.resolve(set + ".jsonl").toString();

        List<JsonNode> decoded = tidegate("exi", "decode", "--jsonl", path).lines();
        List<JsonNode> encoded = tidegate("exi", "encode", "--jsonl", path).lines();

        assertThat(decoded).hasSameSizeAs(vectors);
        assertThat(encoded).hasSameSizeAs(vectors);
        for (int i = 0; i < vectors.size(); i++) {
            JsonNode v = vectors.get(i);
            assertThat(decoded.get(i).path("name")).isEqualTo(v.path("name"));
            assertThat(encoded.get(i).path("name")).isEqualTo(v.path("name"));
            assertThat(decoded.get(i).path("valid").asBoolean())
                    .as(v.path("name").asText())
                    .isTrue();
            assertThat(decoded.get(i).path("xml")).isEqualTo(v.path("xml"));
            // RISE-V2G leaves an empty SignatureValue out; we read that and never write it
            boolean readOnly =
                    v.path("decode_only").asBoolean()
                            || v.path("xml").asText().contains("<ds:SignatureValue/>")
                            || v.path("xml").asText().contains("<ds:SignatureValue></");
            if (!readOnly) {
                assertThat(encoded.get(i).path("exi_hex")).isEqualTo(v.path("exi_hex"));
            }
        }
    }

    @Test
    void broken_bytes_are_an_error_and_a_violated_facet_is_flagged() throws IOException {
        List<JsonNode> vectors = vectors("negative");
        String path = VECTORS.resolve("negative.jsonl").toString();

        List<JsonNode> answers = tidegate("exi", "decode", "--jsonl", path).lines();

        assertThat(answers).hasSameSizeAs(vectors);
        for (int i = 0; i < vectors.size(); i++) {
            JsonNode answer = answers.get(i);
            if (vectors.get(i).path("expect").asText().equals("schema-invalid")) {
                assertThat(answer.path("valid").isBoolean()).as(answer.toString()).isTrue();
                assertThat(answer.path("valid").asBoolean()).isFalse();
                assertThat(answer.path("xml").asText()).startsWith("<");
            } else {
                assertThat(answer.has("error")).as(answer.toString()).isTrue();
                assertThat(answer.has("xml")).isFalse();
            }
        }
    }

    @Test
    void a_line_that_cannot_be_read_is_answered_and_the_next_one_is_read() throws IOException {
        Path in =
                file(
                        """
                        {"name": "cut
                        []
                        {"name": "no set", "exi_hex": "80"}
                        {"name": "odd set", "schema": "iso15118-3", "exi_hex": "80"}
                        {"name": "odd mode", "schema": "din70121", "mode": "x", "exi_hex": "80"}
                        {"name": "no bytes", "schema": "din70121"}
                        {"name": "odd digits", "schema": "din70121", "exi_hex": "809"}
                        {"name": "no digits", "schema": "din70121", "exi_hex": "80zz"}
                        {"name": "a number", "schema": "din70121", "exi_hex": 80}

                        {"name": "good", "schema": "APPPROTOCOL", "exi_hex": "80400040"}
                        """);

        List<JsonNode> answers = tidegate("exi", "decode", "--jsonl", in.toString()).lines();

        assertThat(answers).hasSize(10);
        assertThat(answers.subList(0, 9)).allMatch(a -> a.has("error") && a.has("name"));
        assertThat(answers.get(0).path("name").isNull()).isTrue();
        assertThat(answers.get(3).path("error").asText()).contains("did you mean 'iso15118-2'");
        assertThat(answers.get(9).path("xml").asText()).contains("OK_SuccessfulNegotiation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x SYSTEM \\\"file:///etc/hostname\\\">]><a>&x;</a>",
                "<a>&x;</a>",
                "<a",
                "",
                "<a/>",
                "<s:supportedAppProtocolRes xmlns:s=\\\"urn:iso:15118:2:2010:AppProtocol\\\"/>",
                "<supportedAppProtocolRes><ResponseCode>OK_SuccessfulNegotiation</ResponseCode>"
                        + "</supportedAppProtocolRes>"
            })
    void xml_that_is_no_message_is_an_error(String xml) throws IOException {
        Path in = file("{\"name\":1,\"schema\":\"appprotocol\",\"xml\":\"" + xml + "\"}\n");

        List<JsonNode> answers = tidegate("exi", "encode", "--jsonl", in.toString()).lines();

        assertThat(answers).hasSize(1);
        assertThat(answers.getFirst().path("error").asText()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0663", "\u00a01", "1e1", "", "0x1", "256", "-1", "1 1"})
    void what_is_no_integer_of_the_schema_is_refused(String id) throws IOException {
        Path in =
                file(
                        "<s:supportedAppProtocolRes xmlns:s='urn:iso:15118:2:2010:AppProtocol'>"
                                + "<ResponseCode>Failed_NoNegotiation</ResponseCode><SchemaID>"
                                + id
                                + "</SchemaID></s:supportedAppProtocolRes>");

        Answer answer = tidegate("exi", "encode", "--schema", "appprotocol", in.toString());

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("supportedAppProtocolRes/SchemaID: ");
    }

    @Test
    void a_file_of_nothing_but_elements_is_refused_early() throws IOException {
        Path in = file("<a>" + "<b/>".repeat(100_000) + "</a>");

        Answer answer = tidegate("exi", "encode", "--schema", "din70121", in.toString());

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("more than 65536 elements");
    }

    @Test
    void a_schema_location_says_nothing_about_the_message() throws IOException {
        Path in =
                file(
                        "\uFEFF<s:supportedAppProtocolRes"
                                + " xmlns:s='urn:iso:15118:2:2010:AppProtocol'"
                                + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                                + " xsi:schemaLocation='a b'><ResponseCode>"
                                + "OK_SuccessfulNegotiation</ResponseCode>"
                                + "</s:supportedAppProtocolRes>");

        Answer answer = tidegate("exi", "encode", "--schema", "appprotocol", in.toString());

        assertThat(answer.out().strip()).isEqualTo("804080");
    }

    @Test
    void comments_blanks_and_prefixes_do_not_matter() throws IOException {
        Path in =
                file(
                        """
                        <?xml version="1.0"?>
                        <!-- a person wrote this -->
                        <q:supportedAppProtocolRes xmlns:q="urn:iso:15118:2:2010:AppProtocol">
                          <ResponseCode><![CDATA[OK_SuccessfulNegotiation]]></ResponseCode>
                          <!-- the first one -->
                          <SchemaID>1</SchemaID>
                        </q:supportedAppProtocolRes>
                        """);

        Answer answer = tidegate("exi", "encode", "--schema", "appprotocol", in.toString());

        assertThat(answer.err()).isEmpty();
        assertThat(answer.out().strip()).isEqualTo("80400040");
    }

    @Test
    void one_message_is_written_as_xml_or_json() {
        Answer xml = tidegate("exi", "decode", "--schema", "appprotocol", "80 40 00:40");
        Answer json = tidegate("exi", "decode", "--json", "--schema", "appprotocol", "80400040");

        assertThat(xml.code()).isZero();
        assertThat(xml.out()).contains("<SchemaID>1</SchemaID>\n");
        assertThat(json.out()).contains("\"SchemaID\" : \"1\"", "\"valid\" : true");
    }

    @ParameterizedTest
    @CsvSource({
        "1, decode, --schema, appprotocol, 804000",
        "1, decode, --schema, appprotocol, xyz",
        "2, decode, --schema, iso, 80400040",
        "2, encode, --schema, appprotocol, /no/such/file.xml"
    })
    void what_is_wrong_is_said_with_its_remedy(
            int code, String way, String option, String set, String what) {
        Answer answer = tidegate("exi", way, option, set, what);

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).startsWith("tidegate: ").contains("Remedy: ");
    }

    @Test
    void a_fragment_is_not_a_document() throws IOException {
        JsonNode v = vectors("xmldsig").getFirst();
        String hex = v.path("exi_hex").asText();

        assertThat(tidegate("exi", "decode", "--schema", "xmldsig", hex).code()).isEqualTo(1);
        Answer good = tidegate("exi", "decode", "--schema", "xmldsig", "--fragment", hex);
        assertThat(ExiXml.parse(good.out())).isEqualTo(ExiXml.parse(v.path("xml").asText()));
        Path xml = Files.writeString(folder.resolve("x.xml"), good.out(), StandardCharsets.UTF_8);
        assertThat(
                        tidegate(
                                        "exi",
                                        "encode",
                                        "--fragment",
                                        "--schema",
                                        "xmldsig",
                                        xml.toString())
                                .out()
                                .strip())
                .isEqualTo(hex);
    }
}
