package org.tidegate.iso15118.internal.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.SessionId;
import org.tidegate.iso15118.message.V2gCodec;
import org.tidegate.iso15118.message.iso2.CertificateInstallationRes;
import org.tidegate.iso15118.message.iso2.CertificateUpdateRes;
import org.tidegate.iso15118.message.iso2.ChargeParameterDiscoveryRes;
import org.tidegate.iso15118.message.iso2.Iso2Message;
import org.tidegate.iso15118.message.iso2.Iso2Request;
import org.tidegate.iso15118.message.iso2.Iso2Response;
import org.tidegate.iso15118.message.iso2.MessageHeader;
import org.tidegate.iso15118.message.iso2.SaScheduleList;
import org.tidegate.iso15118.message.iso2.SaScheduleTuple;
import org.tidegate.iso15118.message.iso2.SalesTariff;

/** ISO 15118-2:2014. */
public final class Iso2Dialect implements Dialect {
    public static final Iso2Dialect INSTANCE = new Iso2Dialect();

    static final String NAMESPACE = "urn:iso:15118:2:2013:MsgDef";

    private Iso2Dialect() {}

    @Override
    public String name() {
        return "ISO 15118-2";
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    @Override
    public boolean judgesSessionFirst() {
        return false;
    }

    @Override
    public boolean isComplete() {
        return true;
    }

    @Override
    public long pilotPatienceNanos() {
        return 250_000_000L; // [V2G2-917]
    }

    @Override
    public @Nullable Request read(Bytes exi) throws ExiException {
        return V2gCodec.decode(SchemaSet.ISO2, exi.array()) instanceof Iso2Message message
                        && message.body() instanceof Iso2Request request
                ? new Request(
                        Words.sessionId(message.header().sessionId()),
                        Iso2Reader.ask(request, message, exi))
                : null;
    }

    @Override
    public boolean isCertificateAnswer(Bytes exi, boolean update, SessionId id) {
        try {
            return V2gCodec.decode(SchemaSet.ISO2, exi.array()) instanceof Iso2Message message
                    && (update
                            ? message.body() instanceof CertificateUpdateRes
                            : message.body() instanceof CertificateInstallationRes)
                    && Words.sessionId(message.header().sessionId()).equals(id);
        } catch (ExiException _) {
            return false;
        }
    }

    @Override
    public byte[] write(SessionId id, Ask ask, Reply reply, Tongue tongue) {
        if (reply instanceof Reply.Certificate certificate && certificate.exi() != null) {
            return certificate.exi().toByteArray();
        }
        Iso2Response response = Iso2Writer.response(ask, reply, tongue.settings());
        var message = new Iso2Message(new MessageHeader(Words.sessionId(id), null, null), response);
        SalesTariff tariff = tariff(response);
        return V2gCodec.encode(
                tariff == null ? message : TariffSignature.over(message, tariff, tongue.signer()));
    }

    private static @Nullable SalesTariff tariff(Iso2Response response) {
        if (response instanceof ChargeParameterDiscoveryRes r
                && r.saSchedules() instanceof SaScheduleList list) {
            for (SaScheduleTuple tuple : list.saScheduleTuples()) {
                if (tuple.salesTariff() != null) {
                    return tuple.salesTariff();
                }
            }
        }
        return null;
    }
}
