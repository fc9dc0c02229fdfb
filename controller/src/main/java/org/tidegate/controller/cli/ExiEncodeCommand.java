package org.tidegate.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiElement;
import org.tidegate.iso15118.exi.ExiXml;
import org.tidegate.iso15118.exi.SchemaSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidegate exi encode}: XML to bytes in hexadecimal. */
@Command(
        name = "encode",
        description = "Read a message from XML and write it as hexadecimal digits.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:written; with --jsonl: the stream was answered",
            " 1:the XML is no message of this set",
            " 2:the command line is wrong"
        })
final class ExiEncodeCommand implements Callable<Integer> {
    @Mixin private ExiOptions options = new ExiOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE.xml",
            description = "The message; - reads it from stdin. With --jsonl: a file of lines.")
    private @Nullable String file;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (options.jsonl()) {
            var lines = new ExiLines(options.setOrNull(), options.fragment(), this::translate);
            try (BufferedReader in = options.lines(file)) {
                lines.run(in, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return TidegateCommand.OK;
        }
        SchemaSet set = options.set();
        if (file == null) {
            throw new CommandException(
                    TidegateCommand.USAGE, "exi encode: no file", "name one, or - for stdin");
        }
        String xml = options.text(file);
        try {
            out.println(HexFormat.of().formatHex(encode(set, options.fragment(), xml)));
            out.flush();
            return TidegateCommand.OK;
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    TidegateCommand.FAILED,
                    file + ": " + e.getMessage(),
                    "correct the XML; the order of elements is that of the schema "
                            + set.tableName());
        }
    }

    private void translate(JsonNode line, SchemaSet set, boolean fragment, ObjectNode answer)
            throws ExiLines.Refused {
        byte[] exi = encode(set, fragment, ExiLines.text(line, "xml"));
        answer.put("exi_hex", HexFormat.of().formatHex(exi));
    }

    private static byte[] encode(SchemaSet set, boolean fragment, String xml) {
        ExiElement root = ExiXml.parse(xml);
        return fragment ? ExiCodec.encodeFragment(set, root) : ExiCodec.encode(set, root);
    }
}
