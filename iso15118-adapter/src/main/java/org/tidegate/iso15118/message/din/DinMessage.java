package org.tidegate.iso15118.message.din;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("V2G_Message#anon")
public record DinMessage(MessageHeader header, @Nullable DinBody body) implements V2gMessage {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.DIN;
    }
}
