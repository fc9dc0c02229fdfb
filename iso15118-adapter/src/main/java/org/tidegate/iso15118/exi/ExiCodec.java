package org.tidegate.iso15118.exi;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.exi.internal.Grammar;
import org.tidegate.iso15118.exi.internal.TreeReader;
import org.tidegate.iso15118.exi.internal.TreeWriter;

/**
 * Any document or signature fragment of any schema set to and from EXI, as a tree of elements. For
 * diagnosis, for signatures and for everything that has no records; sessions use the records.
 * Stateless; any thread.
 */
public final class ExiCodec {

    private ExiCodec() {}

    /**
     * Reads the tables of these sets now, so that no message waits for them; otherwise each is read
     * on first use.
     */
    public static void load(SchemaSet... sets) {
        for (SchemaSet set : sets) {
            Grammar.of(set);
        }
    }

    /** Reads a message; bytes behind its end are ignored. */
    public static ExiElement decode(SchemaSet set, byte[] bytes, int offset, int length)
            throws ExiException {
        ExiReader in = ExiReader.borrow(bytes, offset, length);
        try {
            return TreeReader.of(Grammar.of(set), in).document();
        } finally {
            in.release();
        }
    }

    /** Reads a message. */
    public static ExiElement decode(SchemaSet set, byte[] exi) throws ExiException {
        return decode(set, exi, 0, exi.length);
    }

    /**
     * What was read with tolerance.
     *
     * @param violation the first facet that was violated, with its place; null if the message is
     *     valid
     */
    public record Reading(ExiElement root, @Nullable String violation) {}

    /**
     * Reads a message or fragment for diagnosis: a value outside its facets (too long, above a
     * maximum that its type could exceed) is read and named. What the grammar does not declare is
     * refused as ever. Never for a session.
     */
    public static Reading diagnose(SchemaSet set, boolean fragment, byte[] exi)
            throws ExiException {
        var in = new ExiReader(exi, 0, exi.length);
        in.tolerateFacets();
        TreeReader tree = TreeReader.of(Grammar.of(set), in);
        ExiElement root = fragment ? tree.fragment() : tree.document();
        return new Reading(root, in.facetViolation());
    }

    /**
     * Says whether a message is valid without building it.
     *
     * @throws ExiException with the path of the first element that is not
     */
    public static void check(SchemaSet set, byte[] bytes, int offset, int length)
            throws ExiException {
        TreeReader.check(Grammar.of(set), new ExiReader(bytes, offset, length));
    }

    /** Like {@link #check} for a signature fragment. */
    public static void checkFragment(SchemaSet set, byte[] bytes, int offset, int length)
            throws ExiException {
        TreeReader.checkFragment(Grammar.of(set), new ExiReader(bytes, offset, length));
    }

    /** Reads a fragment, the form in which elements are signed. */
    public static ExiElement decodeFragment(SchemaSet set, byte[] exi) throws ExiException {
        ExiReader in = ExiReader.borrow(exi, 0, exi.length);
        try {
            return TreeReader.of(Grammar.of(set), in).fragment();
        } finally {
            in.release();
        }
    }

    /**
     * Writes a message.
     *
     * @throws IllegalArgumentException with the path of the first element the schema does not allow
     */
    public static byte[] encode(SchemaSet set, ExiElement root) {
        ExiWriter out = ExiWriter.borrow(0);
        new TreeWriter(Grammar.of(set), out).document(root);
        return out.finish();
    }

    /**
     * Writes a fragment: what a digest is computed over. SignedInfo belongs to {@link
     * SchemaSet#XMLDSIG} alone, with every field stack, whatever set the message is of.
     *
     * @throws IllegalArgumentException with the path of the first element the schema does not allow
     */
    public static byte[] encodeFragment(SchemaSet set, ExiElement root) {
        ExiWriter out = ExiWriter.borrow(0);
        new TreeWriter(Grammar.of(set), out).fragment(root);
        return out.finish();
    }
}
