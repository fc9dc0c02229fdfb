package org.tidegate.iso15118.exi;

/**
 * A set of schemas with one grammar and the V2GTP payload type it travels under. The payload type
 * and, for 0x8001, the protocol agreed in the handshake choose the set; grammars are never tried
 * one after the other.
 */
public enum SchemaSet {
    /** The handshake; shares its payload type with DIN 70121 and ISO 15118-2, which follow it. */
    APP_PROTOCOL("appprotocol", 0x8001),
    /** DIN SPEC 70121:2012. */
    DIN("din70121", 0x8001),
    /** ISO 15118-2:2013. */
    ISO2("iso15118-2", 0x8001),
    /** ISO 15118-20 CommonMessages, used with every energy transfer of that edition. */
    ISO20_COMMON("iso15118-20-common", 0x8002),
    /** ISO 15118-20 AC. */
    ISO20_AC("iso15118-20-ac", 0x8003),
    /** ISO 15118-20 DC. */
    ISO20_DC("iso15118-20-dc", 0x8004),
    /** ISO 15118-20 ACDP (pantograph). */
    ISO20_ACDP("iso15118-20-acdp", 0x8005),
    /** ISO 15118-20 WPT (wireless). */
    ISO20_WPT("iso15118-20-wpt", 0x8006),
    /**
     * XML signature alone: no messages, only the SignedInfo fragment every signature is made over.
     */
    XMLDSIG("xmldsig", 0);

    private final String tableName;
    private final int payloadType;

    SchemaSet(String tableName, int payloadType) {
        this.tableName = tableName;
        this.payloadType = payloadType;
    }

    /** Name of the grammar table, of the schema model and of the vector file. */
    public String tableName() {
        return tableName;
    }

    /** V2GTP payload type of documents of this set, 0 if there are none. */
    public int payloadType() {
        return payloadType;
    }
}
