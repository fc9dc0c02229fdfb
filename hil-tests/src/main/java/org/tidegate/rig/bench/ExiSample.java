package org.tidegate.rig.bench;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.AbsolutePriceSchedule;
import org.tidegate.iso15118.message.AuthorizationReq;
import org.tidegate.iso15118.message.AuthorizationService;
import org.tidegate.iso15118.message.BptDynamicDcClReqControlMode;
import org.tidegate.iso15118.message.BptDynamicDcClResControlMode;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.ChargingSchedule;
import org.tidegate.iso15118.message.ContractCertificateChain;
import org.tidegate.iso15118.message.DcChargeLoopReq;
import org.tidegate.iso15118.message.DcChargeLoopRes;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.PncAReqAuthorizationMode;
import org.tidegate.iso15118.message.PowerSchedule;
import org.tidegate.iso15118.message.PowerScheduleEntry;
import org.tidegate.iso15118.message.PriceRule;
import org.tidegate.iso15118.message.PriceRuleStack;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.Reference;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.ScheduleExchangeRes;
import org.tidegate.iso15118.message.ScheduleTuple;
import org.tidegate.iso15118.message.ScheduledSeResControlMode;
import org.tidegate.iso15118.message.SessionId;
import org.tidegate.iso15118.message.Signature;
import org.tidegate.iso15118.message.SignatureValue;
import org.tidegate.iso15118.message.SignedInfo;
import org.tidegate.iso15118.message.TaxRule;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.iso15118.message.iso2.ChargeParameterDiscoveryRes;
import org.tidegate.iso15118.message.iso2.ConsumptionCost;
import org.tidegate.iso15118.message.iso2.Cost;
import org.tidegate.iso15118.message.iso2.CostKind;
import org.tidegate.iso15118.message.iso2.CurrentDemandReq;
import org.tidegate.iso15118.message.iso2.CurrentDemandRes;
import org.tidegate.iso15118.message.iso2.DcEvErrorCode;
import org.tidegate.iso15118.message.iso2.DcEvStatus;
import org.tidegate.iso15118.message.iso2.DcEvseChargeParameter;
import org.tidegate.iso15118.message.iso2.DcEvseStatus;
import org.tidegate.iso15118.message.iso2.DcEvseStatusCode;
import org.tidegate.iso15118.message.iso2.EvseNotification;
import org.tidegate.iso15118.message.iso2.EvseProcessing;
import org.tidegate.iso15118.message.iso2.Iso2Body;
import org.tidegate.iso15118.message.iso2.Iso2Message;
import org.tidegate.iso15118.message.iso2.IsolationLevel;
import org.tidegate.iso15118.message.iso2.MeterInfo;
import org.tidegate.iso15118.message.iso2.PMaxScheduleEntry;
import org.tidegate.iso15118.message.iso2.PhysicalValue;
import org.tidegate.iso15118.message.iso2.RelativeTimeInterval;
import org.tidegate.iso15118.message.iso2.SaScheduleList;
import org.tidegate.iso15118.message.iso2.SaScheduleTuple;
import org.tidegate.iso15118.message.iso2.SalesTariff;
import org.tidegate.iso15118.message.iso2.SalesTariffEntry;
import org.tidegate.iso15118.message.iso2.UnitSymbol;

/** Messages of the size and filling real sessions have, for the benchmarks. */
public enum ExiSample {
    /** What a vehicle sends up to ten times a second. */
    DC_LOOP_REQ(loopRequest()),
    DC_LOOP_RES(loopResponse()),
    CURRENT_DEMAND_REQ(iso2(null, currentDemandRequest())),
    CURRENT_DEMAND_RES(iso2(null, currentDemandResponse())),
    /** Two days of prices in 24 steps, signed. */
    SIGNED_TARIFF(iso2(signature("id1", 32, 64), parametersWithTariff())),
    /** A contract chain of three certificates, signed on P-521. */
    CONTRACT(contract()),
    /** Three tuples, each with 24 powers and a price schedule. */
    SCHEDULES(schedules());

    @SuppressWarnings("ImmutableEnumChecker") // messages are records of records
    private final V2gMessage message;

    ExiSample(V2gMessage message) {
        this.message = message;
    }

    /** The message. */
    public V2gMessage message() {
        return message;
    }

    private static MessageHeader header() {
        return new MessageHeader(new SessionId(0x0123456789ABCDEFL), 1_780_000_000L, null);
    }

    private static Rational r(double quantity) {
        return Rational.fromDouble(quantity);
    }

    private static Bytes noise(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(length).nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    private static V2gMessage loopRequest() {
        return new DcChargeLoopReq(
                header(),
                null,
                false,
                r(398.7),
                new BptDynamicDcClReqControlMode(
                        3600L,
                        r(12_300),
                        r(20_000),
                        r(-4_000),
                        r(11_000),
                        Rational.ZERO,
                        r(32),
                        r(450),
                        r(250),
                        r(11_000),
                        Rational.ZERO,
                        r(32),
                        null,
                        null));
    }

    private static V2gMessage loopResponse() {
        return new DcChargeLoopRes(
                header(),
                ResponseCode.OK,
                null,
                null,
                null,
                r(-24.8),
                r(398.7),
                false,
                false,
                false,
                new BptDynamicDcClResControlMode(
                        3600L, null, null, null, r(11_000), r(0), r(32), r(500), r(11_000), r(0),
                        r(32), r(150)));
    }

    private static V2gMessage iso2(@Nullable Signature signature, Iso2Body body) {
        return new Iso2Message(
                new org.tidegate.iso15118.message.iso2.MessageHeader(noise(8), null, signature),
                body);
    }

    private static PhysicalValue p(double quantity, UnitSymbol unit) {
        return PhysicalValue.fromDouble(quantity, unit);
    }

    private static Iso2Body currentDemandRequest() {
        return new CurrentDemandReq(
                new DcEvStatus(true, DcEvErrorCode.NO_ERROR, 57),
                p(86.5, UnitSymbol.A),
                p(450, UnitSymbol.V),
                p(125, UnitSymbol.A),
                p(50_000, UnitSymbol.W),
                false,
                false,
                p(2400, UnitSymbol.S),
                p(1200, UnitSymbol.S),
                p(398.7, UnitSymbol.V));
    }

    private static DcEvseStatus ready() {
        return new DcEvseStatus(
                0, EvseNotification.NONE, IsolationLevel.VALID, DcEvseStatusCode.EVSE_READY);
    }

    private static Iso2Body currentDemandResponse() {
        return new CurrentDemandRes(
                org.tidegate.iso15118.message.iso2.ResponseCode.OK,
                ready(),
                p(398.6, UnitSymbol.V),
                p(86.4, UnitSymbol.A),
                false,
                false,
                false,
                p(500, UnitSymbol.V),
                p(125, UnitSymbol.A),
                p(50_000, UnitSymbol.W),
                "DE*TDG*E000001",
                1,
                new MeterInfo("TIDEGATE-0001", 123_456L, null, 0, 1_780_000_000L),
                false);
    }

    private static Iso2Body parametersWithTariff() {
        List<SalesTariffEntry> prices =
                IntStream.range(0, 24)
                        .mapToObj(i ->
                                new SalesTariffEntry(
                                        new RelativeTimeInterval(i * 7200, null),
                                        1 + i % 3,
                                        List.of(
                                                new ConsumptionCost(
                                                        p(0, UnitSymbol.W),
                                                        List.of(
                                                                new Cost(
                                                                        CostKind
                                                                                .RELATIVE_PRICE_PERCENTAGE,
                                                                        60L + i,
                                                                        null))))))
                        .toList();
        List<PMaxScheduleEntry> powers =
                IntStream.range(0, 12)
                        .mapToObj(i ->
                                new PMaxScheduleEntry(
                                        new RelativeTimeInterval(i * 14_400, null),
                                        p(11_000 - 100 * i, UnitSymbol.W)))
                        .toList();
        return new ChargeParameterDiscoveryRes(
                org.tidegate.iso15118.message.iso2.ResponseCode.OK,
                EvseProcessing.FINISHED,
                new SaScheduleList(
                        List.of(
                                new SaScheduleTuple(
                                        1,
                                        powers,
                                        new SalesTariff("id1", 1, "night and day", 3, prices)))),
                new DcEvseChargeParameter(
                        ready(),
                        p(125, UnitSymbol.A),
                        p(50_000, UnitSymbol.W),
                        p(500, UnitSymbol.V),
                        p(0, UnitSymbol.A),
                        p(150, UnitSymbol.V),
                        null,
                        p(1, UnitSymbol.A),
                        null));
    }

    private static Signature signature(String id, int digestBytes, int signatureBytes) {
        String exi = "http://www.w3.org/TR/canonical-exi/";
        return new Signature(
                null,
                new SignedInfo(
                        null,
                        exi,
                        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha" + digestBytes * 8,
                        List.of(
                                new Reference(
                                        null,
                                        null,
                                        "#" + id,
                                        List.of(exi),
                                        "http://www.w3.org/2001/04/xmlenc#sha" + digestBytes * 8,
                                        noise(digestBytes)))),
                new SignatureValue(null, noise(signatureBytes)));
    }

    private static V2gMessage contract() {
        return new AuthorizationReq(
                new MessageHeader(
                        new SessionId(0x0123456789ABCDEFL),
                        1_780_000_000L,
                        signature("id1", 64, 132)),
                AuthorizationService.PNC,
                new PncAReqAuthorizationMode(
                        "id1",
                        noise(16),
                        new ContractCertificateChain(noise(812), List.of(noise(790), noise(804)))));
    }

    private static V2gMessage schedules() {
        return new ScheduleExchangeRes(
                header(),
                ResponseCode.OK,
                Processing.FINISHED,
                null,
                new ScheduledSeResControlMode(
                        List.of(tuple(1, 1.0), tuple(2, 0.75), tuple(3, 0.5))));
    }

    private static ScheduleTuple tuple(long id, double share) {
        List<PowerScheduleEntry> powers =
                IntStream.range(0, 24)
                        .mapToObj(i ->
                                new PowerScheduleEntry(
                                        3600, r(Math.rint(11_000 * share) - 10 * i), null, null))
                        .toList();
        List<PriceRuleStack> prices =
                IntStream.range(0, 24)
                        .mapToObj(i ->
                                new PriceRuleStack(
                                        3600,
                                        List.of(
                                                new PriceRule(
                                                        r(0.25 + 0.01 * i),
                                                        null,
                                                        null,
                                                        null,
                                                        null,
                                                        r(0)))))
                        .toList();
        var schedule =
                new AbsolutePriceSchedule(
                        "price" + id,
                        1_780_000_000L,
                        id,
                        null,
                        "EUR",
                        "en",
                        "urn:iso:std:iso:15118:-20:PriceAlgorithm:1-Power",
                        null,
                        null,
                        List.of(new TaxRule(1, "VAT", r(0.19), false, true, true, true, false)),
                        prices,
                        null,
                        List.of());
        return new ScheduleTuple(
                id,
                new ChargingSchedule(
                        new PowerSchedule(1_780_000_000L, null, null, powers), schedule),
                null);
    }
}
