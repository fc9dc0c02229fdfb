package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("V2G_Message#anon")
public record Iso2Message(MessageHeader header, @Nullable Iso2Body body) implements V2gMessage {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO2;
    }
}
