package org.tidegate.iso15118.message.internal;

import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;

/**
 * The four types of XML signature that are an Algorithm attribute with mixed content. ISO 15118
 * never uses the content (HMACOutputLength, XPath, wildcards), it only widens the state after the
 * attribute.
 */
final class Algorithms {

    private Algorithms() {}

    static String read(ExiReader in, int key, int width, int end) throws ExiException {
        in.event(1, 1);
        String algorithm = in.stringValue(key, 0, ExiReader.UNBOUNDED);
        int code = in.bits(width);
        if (code != end) {
            throw in.unsupported("content beside the Algorithm attribute");
        }
        return algorithm;
    }

    static void write(ExiWriter out, String algorithm, int width, int end) {
        out.event(0, 1);
        out.stringValue(algorithm, 0, ExiReader.UNBOUNDED);
        out.event(end, width);
    }
}
