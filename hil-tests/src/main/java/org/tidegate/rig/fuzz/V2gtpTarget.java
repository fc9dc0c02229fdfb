package org.tidegate.rig.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tidegate.iso15118.V2gtp;

/** Framing: however a stream is cut into segments, the same frames come out. */
public final class V2gtpTarget {
    private V2gtpTarget() {}

    /** The first byte says how the rest is cut. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        byte[] stream = Arrays.copyOfRange(data, 1, data.length);
        List<String> whole = read(stream, 4096);
        List<String> cut = read(stream, 1 + (data[0] & 0x1F));
        Broken.unless(whole.equals(cut), "segments do not matter: " + whole + " / " + cut);
    }

    private static List<String> read(byte[] stream, int segment) {
        var items = new ArrayList<String>();
        var reassembly = new V2gtp.Reassembly();
        for (int from = 0; from < stream.length; from += segment) {
            reassembly.feed(stream, from, Math.min(segment, stream.length - from));
            for (V2gtp.Item item = reassembly.next(); item != null; item = reassembly.next()) {
                switch (item) {
                    case V2gtp.Frame f ->
                            items.add(f.payloadType() + ":" + Arrays.hashCode(f.payload()));
                    case V2gtp.Malformed _ -> {
                        items.add("malformed");
                        return items;
                    }
                }
            }
            Broken.unless(
                    reassembly.pendingBytes()
                            < V2gtp.HEADER_BYTES + V2gtp.MAX_PAYLOAD_BYTES,
                    "memory is bounded");
        }
        return items;
    }
}
