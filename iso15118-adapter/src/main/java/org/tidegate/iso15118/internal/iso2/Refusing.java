package org.tidegate.iso15118.internal.iso2;

import java.util.List;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.internal.Context;
import org.tidegate.iso15118.internal.Outside;
import org.tidegate.iso15118.internal.iso2.Reply.Processing;

/**
 * The answer to each request when the only thing to say is a response code: of the matching type,
 * with mandatory fields filled with any valid values ([V2G2-736]).
 */
final class Refusing {
    private static final Reply.Limits NOTHING = new Reply.Limits(0, 0, 0, 0, 0);

    private Refusing() {}

    static Reply reply(OlderSession s, Ask ask, Code code, Outside outside) {
        Context context = outside.context();
        Reply.Status status = Offer.status(s, context);
        double presentV = Delivery.presentV(context.evse());
        return switch (ask) {
            case Ask.SessionSetup _ ->
                    new Reply.SessionSetup(
                            code, context.settings().evseId(), context.wallSeconds());
            case Ask.ServiceDiscovery q -> Opening.offer(s, code, q.chargingOnly(), outside);
            case Ask.ServiceDetail q -> new Reply.ServiceDetail(code, q.serviceId(), List.of());
            case Ask.Certificate _ -> new Reply.Certificate(code, null);
            case Ask.PaymentDetails _ ->
                    new Reply.PaymentDetails(code, outside.challenge(), context.wallSeconds());
            case Ask.Authorization _ -> new Reply.Authorization(code, Processing.FINISHED);
            case Ask.ChargeParameterDiscovery q -> parameters(q, code, status);
            case Ask.CableCheck _ -> new Reply.CableCheck(code, status, Processing.FINISHED);
            case Ask.PreCharge _ -> new Reply.Voltage(code, status, presentV);
            case Ask.WeldingDetection _ -> new Reply.Voltage(code, status, presentV);
            case Ask.CurrentDemand _ -> demand(s, code, status, context.evse());
            case Ask.ChargingStatus _ ->
                    new Reply.ChargingStatus(code, status, s.terms().tuple(), 0, null, false);
            case Ask.PaymentSelection _ -> new Reply.Plain(code);
            case Ask.PowerDelivery _ -> new Reply.Powered(code, status, s.terms().isAc());
            case Ask.MeteringReceipt _ -> new Reply.Powered(code, status, s.terms().isAc());
            case Ask.SessionStop _ -> new Reply.Plain(code);
        };
    }

    private static Reply parameters(
            Ask.ChargeParameterDiscovery ask, Code code, Reply.Status status) {
        boolean ac = ask.parameters() instanceof Ask.Ac;
        return new Reply.ChargeParameterDiscovery(
                code,
                Processing.FINISHED,
                List.of(),
                status,
                ac ? null : NOTHING,
                ac ? new Reply.Outlet(0, 0) : null);
    }

    private static Reply demand(OlderSession s, Code code, Reply.Status status, EvseState evse) {
        return new Reply.CurrentDemand(
                code,
                status,
                Delivery.presentV(evse),
                Double.isFinite(evse.presentCurrentA()) ? evse.presentCurrentA() : 0,
                false,
                false,
                false,
                NOTHING,
                s.terms().tuple(),
                null,
                false);
    }
}
