package org.tidegate.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.ExiXml;
import org.tidegate.iso15118.exi.SchemaSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidegate exi decode}: bytes in hexadecimal to XML or JSON. */
@Command(
        name = "decode",
        description = "Read a message from hexadecimal digits and write it as XML.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:read and valid; with --jsonl: the stream was answered",
            " 1:the bytes are no message of this set, or a value is outside its facets",
            " 2:the command line is wrong"
        })
final class ExiDecodeCommand implements Callable<Integer> {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Mixin private ExiOptions options = new ExiOptions();

    @Option(names = "--json", description = "Write JSON instead of XML.")
    private boolean json;

    @Parameters(
            arity = "0..1",
            paramLabel = "HEX",
            description = "The bytes; - reads them from stdin. With --jsonl: a file of lines.")
    private @Nullable String hex;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (options.jsonl()) {
            var lines = new ExiLines(options.setOrNull(), options.fragment(), this::translate);
            try (BufferedReader in = options.lines(hex)) {
                lines.run(in, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return TidegateCommand.OK;
        }
        SchemaSet set = options.set();
        if (hex == null) {
            throw new CommandException(
                    TidegateCommand.USAGE, "exi decode: no bytes", "name them, or - for stdin");
        }
        try {
            byte[] exi = bytes(hex.equals("-") ? options.text("-") : hex);
            ExiCodec.Reading reading = ExiCodec.diagnose(set, options.fragment(), exi);
            out.print(json ? json(reading) + "\n" : ExiXml.write(reading.root()));
            out.flush();
            if (reading.violation() != null) {
                throw new CommandException(
                        TidegateCommand.FAILED,
                        "exi decode: readable, but not valid: " + reading.violation(),
                        "");
            }
            return TidegateCommand.OK;
        } catch (ExiException | ExiLines.Refused e) {
            throw new CommandException(
                    TidegateCommand.FAILED,
                    "exi decode: " + e.getMessage(),
                    "check that the bytes are whole and of the set " + set.tableName());
        }
    }

    private void translate(JsonNode line, SchemaSet set, boolean fragment, ObjectNode answer)
            throws ExiLines.Refused {
        byte[] exi = bytes(ExiLines.text(line, "exi_hex"));
        try {
            ExiCodec.Reading reading = ExiCodec.diagnose(set, fragment, exi);
            if (json) {
                answer.set("message", ExiJson.tree(reading.root()));
            } else {
                answer.put("xml", ExiXml.writeDense(reading.root()));
            }
            answer.put("valid", reading.violation() == null);
            if (reading.violation() != null) {
                answer.put("violation", reading.violation());
            }
        } catch (ExiException e) {
            throw new ExiLines.Refused(String.valueOf(e.getMessage()));
        }
    }

    /** Blanks between digits are allowed, as dumps have them. */
    private static byte[] bytes(String text) throws ExiLines.Refused {
        String dense = text.replaceAll("[\\s:]", "");
        if (dense.startsWith("0x") || dense.startsWith("0X")) {
            dense = dense.substring(2);
        }
        for (int i = 0; i < dense.length(); i++) {
            if (!HexFormat.isHexDigit(dense.charAt(i))) {
                throw new ExiLines.Refused(
                        "character %d is no hexadecimal digit: %s"
                                .formatted(i + 1, printable(dense.charAt(i))));
            }
        }
        if (dense.length() % 2 != 0) {
            throw new ExiLines.Refused("an odd number of hexadecimal digits: " + dense.length());
        }
        return HexFormat.of().parseHex(dense);
    }

    private static String printable(char c) {
        return c > ' ' && c < 0x7F ? "'" + c + "'" : "U+%04X".formatted((int) c);
    }

    private static String json(ExiCodec.Reading reading) {
        ObjectNode root = MAPPER.createObjectNode();
        root.set(reading.root().localName(), ExiJson.value(reading.root()));
        root.put("valid", reading.violation() == null);
        return root.toPrettyString();
    }
}
