package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/**
 * A message on the high-level channel between vehicle and charger. Sealed per protocol: {@link
 * V2gRequest} and {@link V2gResponse} (ISO 15118-20), {@code DinBody} and {@code Iso2Body} (inside
 * an envelope), {@code AcdpRequest} and so on.
 */
public interface V2gMessage {

    /** Whose grammar, and so under which payload type, the message travels. */
    SchemaSet schemaSet();
}
