package org.tidegate.rig.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiElement;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.V2gCodec;
import org.tidegate.iso15118.message.V2gMessage;

/**
 * The two codecs side by side: records by straight-line code, and trees of text by walking the
 * grammar tables.
 */
@State(Scope.Thread)
public class ExiBenchmark {

    @Param public ExiSample sample = ExiSample.DC_LOOP_REQ;

    private V2gMessage message = sample.message();
    private SchemaSet set = message.schemaSet();
    private byte[] bytes = {};
    private ExiElement tree = new ExiElement(new QName("none"), Map.of(), "", List.of());
    private final byte[] buffer = new byte[64 * 1024];

    /** Prepares the same message in all forms. */
    @Setup
    public void prepare() throws ExiException {
        message = sample.message();
        set = message.schemaSet();
        bytes = V2gCodec.encode(message);
        tree = ExiCodec.decode(set, bytes);
        if (!V2gCodec.decode(set, bytes).equals(message)
                || !Arrays.equals(ExiCodec.encode(set, tree), bytes)) {
            throw new IllegalStateException("the codecs disagree about " + sample);
        }
    }

    @Benchmark
    public byte[] recordsEncode() {
        return V2gCodec.encode(message);
    }

    @Benchmark
    public int recordsEncodeInto() {
        return V2gCodec.encode(message, buffer, 0);
    }

    @Benchmark
    public V2gMessage recordsDecode() throws ExiException {
        return V2gCodec.decode(set, bytes);
    }

    @Benchmark
    public byte[] treeEncode() {
        return ExiCodec.encode(set, tree);
    }

    @Benchmark
    public ExiElement treeDecode() throws ExiException {
        return ExiCodec.decode(set, bytes);
    }
}
