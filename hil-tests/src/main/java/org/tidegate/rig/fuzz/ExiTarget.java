package org.tidegate.rig.fuzz;

import java.util.Arrays;
import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiElement;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.ExiXml;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.V2gCodec;

/**
 * The codec: every input is refused or understood; what was understood can be written, as bytes and
 * as XML, and is then the same.
 */
public final class ExiTarget {
    private static final SchemaSet[] SETS = SchemaSet.values();

    private ExiTarget() {}

    /** The first byte chooses set and mode. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        SchemaSet set = SETS[(data[0] & 0x7F) % SETS.length];
        boolean fragment = data[0] < 0;
        byte[] exi = Arrays.copyOfRange(data, 1, data.length);
        tree(set, fragment, exi);
        if (!fragment) {
            records(set, exi);
        }
    }

    private static void tree(SchemaSet set, boolean fragment, byte[] exi) {
        ExiElement read;
        try {
            ExiCodec.Reading reading = ExiCodec.diagnose(set, fragment, exi);
            if (reading.violation() != null) {
                return;
            }
            read = fragment ? ExiCodec.decodeFragment(set, exi) : ExiCodec.decode(set, exi);
        } catch (ExiException _) {
            return;
        }
        byte[] again =
                fragment ? ExiCodec.encodeFragment(set, read) : ExiCodec.encode(set, read);
        try {
            ExiElement twice =
                    fragment
                            ? ExiCodec.decodeFragment(set, again)
                            : ExiCodec.decode(set, again);
            Broken.unless(twice.equals(read), "written and read again it is the same");
        } catch (ExiException e) {
            throw new Broken("what we write we read: " + e.getMessage());
        }
        Broken.unless(
                ExiXml.parse(ExiXml.writeDense(read)).equals(read), "as XML it is the same");
    }

    private static void records(SchemaSet set, byte[] exi) {
        Object message;
        try {
            message = V2gCodec.decode(set, exi);
        } catch (ExiException _) {
            return;
        }
        Broken.unless(message != null, "a message or an exception");
        try {
            ExiCodec.check(set, exi, 0, exi.length);
        } catch (ExiException e) {
            throw new Broken("the records took what the grammar refuses: " + e.getMessage());
        }
    }
}
