package org.tidegate.iso15118.internal.din;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.internal.iso2.Ask;
import org.tidegate.iso15118.internal.iso2.Dialect;
import org.tidegate.iso15118.internal.iso2.Reply;
import org.tidegate.iso15118.internal.iso2.Words;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.SessionId;
import org.tidegate.iso15118.message.V2gCodec;
import org.tidegate.iso15118.message.din.DinMessage;
import org.tidegate.iso15118.message.din.DinRequest;
import org.tidegate.iso15118.message.din.MessageHeader;

/** DIN SPEC 70121:2014. */
public final class DinDialect implements Dialect {
    public static final DinDialect INSTANCE = new DinDialect();

    static final String NAMESPACE = "urn:din:70121:2012:MsgDef";

    private DinDialect() {}

    @Override
    public String name() {
        return "DIN 70121";
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    @Override
    public boolean judgesSessionFirst() {
        return true;
    }

    @Override
    public boolean isComplete() {
        return false;
    }

    @Override
    public long pilotPatienceNanos() {
        return 1_500_000_000L; // CPState_Detection
    }

    @Override
    public @Nullable Request read(Bytes exi) throws ExiException {
        return V2gCodec.decode(SchemaSet.DIN, exi.array()) instanceof DinMessage message
                        && message.body() instanceof DinRequest request
                ? new Request(
                        Words.sessionId(message.header().sessionId()), DinReader.ask(request, exi))
                : null;
    }

    @Override
    public boolean isCertificateAnswer(Bytes exi, boolean update, SessionId id) {
        return false; // nothing is ever ordered in this protocol
    }

    @Override
    public byte[] write(SessionId id, Ask ask, Reply reply, Tongue tongue) {
        var header = new MessageHeader(Words.sessionId(id), null, null);
        return V2gCodec.encode(
                new DinMessage(header, DinWriter.response(ask, reply, tongue.settings())));
    }
}
