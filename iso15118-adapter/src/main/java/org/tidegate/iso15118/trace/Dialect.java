package org.tidegate.iso15118.trace;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.V2gtp;
import org.tidegate.iso15118.exi.SchemaSet;

/** The generation of protocol a session has agreed on. */
public enum Dialect {
    NONE_YET("no protocol yet"),
    DIN("DIN 70121"),
    ISO2("ISO 15118-2"),
    ISO20("ISO 15118-20");

    private final String title;

    Dialect(String title) {
        this.title = title;
    }

    /** Its name, for people. */
    public String title() {
        return title;
    }

    /** By the namespace a vehicle offers; {@link #NONE_YET} for one that nobody knows. */
    static Dialect ofNamespace(String namespace) {
        String lower = namespace.toLowerCase(Locale.ROOT);
        if (lower.contains("din:70121")) {
            return DIN;
        }
        if (lower.contains("15118:-20")) {
            return ISO20;
        }
        return lower.contains("15118:2:") ? ISO2 : NONE_YET;
    }

    /** The grammar of a payload; null if there is none for this type here. */
    @Nullable SchemaSet schemaSet(int payloadType) {
        if (payloadType == V2gtp.TYPE_SAP) {
            return switch (this) {
                case NONE_YET, ISO20 -> SchemaSet.APP_PROTOCOL;
                case DIN -> SchemaSet.DIN;
                case ISO2 -> SchemaSet.ISO2;
            };
        }
        for (SchemaSet set : SchemaSet.values()) {
            if (set.payloadType() == payloadType) {
                return set;
            }
        }
        return null;
    }
}
