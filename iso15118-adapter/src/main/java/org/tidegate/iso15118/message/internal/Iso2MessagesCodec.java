package org.tidegate.iso15118.message.internal;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.iso15118.message.iso2.AuthorizationReq;
import org.tidegate.iso15118.message.iso2.AuthorizationRes;
import org.tidegate.iso15118.message.iso2.CableCheckReq;
import org.tidegate.iso15118.message.iso2.CableCheckRes;
import org.tidegate.iso15118.message.iso2.CertificateInstallationReq;
import org.tidegate.iso15118.message.iso2.CertificateInstallationRes;
import org.tidegate.iso15118.message.iso2.CertificateUpdateReq;
import org.tidegate.iso15118.message.iso2.CertificateUpdateRes;
import org.tidegate.iso15118.message.iso2.ChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.iso2.ChargeParameterDiscoveryRes;
import org.tidegate.iso15118.message.iso2.ChargingStatusReq;
import org.tidegate.iso15118.message.iso2.ChargingStatusRes;
import org.tidegate.iso15118.message.iso2.CurrentDemandReq;
import org.tidegate.iso15118.message.iso2.CurrentDemandRes;
import org.tidegate.iso15118.message.iso2.Iso2Body;
import org.tidegate.iso15118.message.iso2.Iso2Message;
import org.tidegate.iso15118.message.iso2.MessageHeader;
import org.tidegate.iso15118.message.iso2.MeteringReceiptReq;
import org.tidegate.iso15118.message.iso2.MeteringReceiptRes;
import org.tidegate.iso15118.message.iso2.PaymentDetailsReq;
import org.tidegate.iso15118.message.iso2.PaymentDetailsRes;
import org.tidegate.iso15118.message.iso2.PaymentServiceSelectionReq;
import org.tidegate.iso15118.message.iso2.PaymentServiceSelectionRes;
import org.tidegate.iso15118.message.iso2.PowerDeliveryReq;
import org.tidegate.iso15118.message.iso2.PowerDeliveryRes;
import org.tidegate.iso15118.message.iso2.PreChargeReq;
import org.tidegate.iso15118.message.iso2.PreChargeRes;
import org.tidegate.iso15118.message.iso2.ServiceDetailReq;
import org.tidegate.iso15118.message.iso2.ServiceDetailRes;
import org.tidegate.iso15118.message.iso2.ServiceDiscoveryReq;
import org.tidegate.iso15118.message.iso2.ServiceDiscoveryRes;
import org.tidegate.iso15118.message.iso2.SessionSetupReq;
import org.tidegate.iso15118.message.iso2.SessionSetupRes;
import org.tidegate.iso15118.message.iso2.SessionStopReq;
import org.tidegate.iso15118.message.iso2.SessionStopRes;
import org.tidegate.iso15118.message.iso2.WeldingDetectionReq;
import org.tidegate.iso15118.message.iso2.WeldingDetectionRes;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** Header and body around every message of ISO 15118-2. */
public final class Iso2MessagesCodec {

    private Iso2MessagesCodec() {}

    /** Reads the message whose document code is next. */
    public static V2gMessage read(ExiReader in) throws ExiException {
        int code = in.event(7, 80);
        return switch (code) {
            case 76 -> readIso2Message(in);
            default -> throw in.unsupported("document element " + code);
        };
    }

    /** Writes document code and content; false if the message belongs to another set. */
    public static boolean write(ExiWriter out, V2gMessage message) {
        switch (message) {
            case Iso2Message m -> {
                out.event(76, 7);
                writeIso2Message(out, m);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    static Iso2Message readIso2Message(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = Iso2TypesCodec.readMessageHeader(in);
        in.event(1, 1);
        @Nullable Iso2Body body = Iso2MessagesCodec.readIso2Body(in);
        in.event(1, 1);
        return new Iso2Message(header, body);
    }

    static void writeIso2Message(ExiWriter out, Iso2Message m) {
        out.event(0, 1);
        Iso2TypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        Iso2MessagesCodec.writeIso2Body(out, m.body());
        out.event(0, 1);
    }

    static @Nullable Iso2Body readIso2Body(ExiReader in) throws ExiException {
        int e = in.event(6, 36);
        Iso2Body body = null;
        if (e < 35) {
            body =
                    switch (e) {
                        case 0 -> Iso2RequestsCodec.readAuthorizationReq(in);
                        case 1 -> Iso2ResponsesCodec.readAuthorizationRes(in);
                        case 3 -> Iso2RequestsCodec.readCableCheckReq(in);
                        case 4 -> Iso2ResponsesCodec.readCableCheckRes(in);
                        case 5 -> Iso2RequestsCodec.readCertificateInstallationReq(in);
                        case 6 -> Iso2ResponsesCodec.readCertificateInstallationRes(in);
                        case 7 -> Iso2RequestsCodec.readCertificateUpdateReq(in);
                        case 8 -> Iso2ResponsesCodec.readCertificateUpdateRes(in);
                        case 9 -> Iso2RequestsCodec.readChargeParameterDiscoveryReq(in);
                        case 10 -> Iso2ResponsesCodec.readChargeParameterDiscoveryRes(in);
                        case 11 -> Iso2RequestsCodec.readChargingStatusReq(in);
                        case 12 -> Iso2ResponsesCodec.readChargingStatusRes(in);
                        case 13 -> Iso2RequestsCodec.readCurrentDemandReq(in);
                        case 14 -> Iso2ResponsesCodec.readCurrentDemandRes(in);
                        case 15 -> Iso2RequestsCodec.readMeteringReceiptReq(in);
                        case 16 -> Iso2ResponsesCodec.readMeteringReceiptRes(in);
                        case 17 -> Iso2RequestsCodec.readPaymentDetailsReq(in);
                        case 18 -> Iso2ResponsesCodec.readPaymentDetailsRes(in);
                        case 19 -> Iso2RequestsCodec.readPaymentServiceSelectionReq(in);
                        case 20 -> Iso2ResponsesCodec.readPaymentServiceSelectionRes(in);
                        case 21 -> Iso2RequestsCodec.readPowerDeliveryReq(in);
                        case 22 -> Iso2ResponsesCodec.readPowerDeliveryRes(in);
                        case 23 -> Iso2RequestsCodec.readPreChargeReq(in);
                        case 24 -> Iso2ResponsesCodec.readPreChargeRes(in);
                        case 25 -> Iso2RequestsCodec.readServiceDetailReq(in);
                        case 26 -> Iso2ResponsesCodec.readServiceDetailRes(in);
                        case 27 -> Iso2RequestsCodec.readServiceDiscoveryReq(in);
                        case 28 -> Iso2ResponsesCodec.readServiceDiscoveryRes(in);
                        case 29 -> Iso2RequestsCodec.readSessionSetupReq(in);
                        case 30 -> Iso2ResponsesCodec.readSessionSetupRes(in);
                        case 31 -> Iso2RequestsCodec.readSessionStopReq(in);
                        case 32 -> Iso2ResponsesCodec.readSessionStopRes(in);
                        case 33 -> Iso2RequestsCodec.readWeldingDetectionReq(in);
                        case 34 -> Iso2ResponsesCodec.readWeldingDetectionRes(in);
                        default -> throw in.undeclared(e);
                    };
            e = in.event(1, 1);
        } else {
            e -= 35;
        }
        in.expect(e);
        return body;
    }

    static void writeIso2Body(ExiWriter out, @Nullable Iso2Body m) {
        int w = 6;
        int e = 0;
        Iso2Body body = m;
        switch (body) {
            case AuthorizationReq c -> {
                out.event(e + 0, w);
                Iso2RequestsCodec.writeAuthorizationReq(out, c);
            }
            case AuthorizationRes c -> {
                out.event(e + 1, w);
                Iso2ResponsesCodec.writeAuthorizationRes(out, c);
            }
            case CableCheckReq c -> {
                out.event(e + 3, w);
                Iso2RequestsCodec.writeCableCheckReq(out, c);
            }
            case CableCheckRes c -> {
                out.event(e + 4, w);
                Iso2ResponsesCodec.writeCableCheckRes(out, c);
            }
            case CertificateInstallationReq c -> {
                out.event(e + 5, w);
                Iso2RequestsCodec.writeCertificateInstallationReq(out, c);
            }
            case CertificateInstallationRes c -> {
                out.event(e + 6, w);
                Iso2ResponsesCodec.writeCertificateInstallationRes(out, c);
            }
            case CertificateUpdateReq c -> {
                out.event(e + 7, w);
                Iso2RequestsCodec.writeCertificateUpdateReq(out, c);
            }
            case CertificateUpdateRes c -> {
                out.event(e + 8, w);
                Iso2ResponsesCodec.writeCertificateUpdateRes(out, c);
            }
            case ChargeParameterDiscoveryReq c -> {
                out.event(e + 9, w);
                Iso2RequestsCodec.writeChargeParameterDiscoveryReq(out, c);
            }
            case ChargeParameterDiscoveryRes c -> {
                out.event(e + 10, w);
                Iso2ResponsesCodec.writeChargeParameterDiscoveryRes(out, c);
            }
            case ChargingStatusReq c -> {
                out.event(e + 11, w);
                Iso2RequestsCodec.writeChargingStatusReq(out, c);
            }
            case ChargingStatusRes c -> {
                out.event(e + 12, w);
                Iso2ResponsesCodec.writeChargingStatusRes(out, c);
            }
            case CurrentDemandReq c -> {
                out.event(e + 13, w);
                Iso2RequestsCodec.writeCurrentDemandReq(out, c);
            }
            case CurrentDemandRes c -> {
                out.event(e + 14, w);
                Iso2ResponsesCodec.writeCurrentDemandRes(out, c);
            }
            case MeteringReceiptReq c -> {
                out.event(e + 15, w);
                Iso2RequestsCodec.writeMeteringReceiptReq(out, c);
            }
            case MeteringReceiptRes c -> {
                out.event(e + 16, w);
                Iso2ResponsesCodec.writeMeteringReceiptRes(out, c);
            }
            case PaymentDetailsReq c -> {
                out.event(e + 17, w);
                Iso2RequestsCodec.writePaymentDetailsReq(out, c);
            }
            case PaymentDetailsRes c -> {
                out.event(e + 18, w);
                Iso2ResponsesCodec.writePaymentDetailsRes(out, c);
            }
            case PaymentServiceSelectionReq c -> {
                out.event(e + 19, w);
                Iso2RequestsCodec.writePaymentServiceSelectionReq(out, c);
            }
            case PaymentServiceSelectionRes c -> {
                out.event(e + 20, w);
                Iso2ResponsesCodec.writePaymentServiceSelectionRes(out, c);
            }
            case PowerDeliveryReq c -> {
                out.event(e + 21, w);
                Iso2RequestsCodec.writePowerDeliveryReq(out, c);
            }
            case PowerDeliveryRes c -> {
                out.event(e + 22, w);
                Iso2ResponsesCodec.writePowerDeliveryRes(out, c);
            }
            case PreChargeReq c -> {
                out.event(e + 23, w);
                Iso2RequestsCodec.writePreChargeReq(out, c);
            }
            case PreChargeRes c -> {
                out.event(e + 24, w);
                Iso2ResponsesCodec.writePreChargeRes(out, c);
            }
            case ServiceDetailReq c -> {
                out.event(e + 25, w);
                Iso2RequestsCodec.writeServiceDetailReq(out, c);
            }
            case ServiceDetailRes c -> {
                out.event(e + 26, w);
                Iso2ResponsesCodec.writeServiceDetailRes(out, c);
            }
            case ServiceDiscoveryReq c -> {
                out.event(e + 27, w);
                Iso2RequestsCodec.writeServiceDiscoveryReq(out, c);
            }
            case ServiceDiscoveryRes c -> {
                out.event(e + 28, w);
                Iso2ResponsesCodec.writeServiceDiscoveryRes(out, c);
            }
            case SessionSetupReq c -> {
                out.event(e + 29, w);
                Iso2RequestsCodec.writeSessionSetupReq(out, c);
            }
            case SessionSetupRes c -> {
                out.event(e + 30, w);
                Iso2ResponsesCodec.writeSessionSetupRes(out, c);
            }
            case SessionStopReq c -> {
                out.event(e + 31, w);
                Iso2RequestsCodec.writeSessionStopReq(out, c);
            }
            case SessionStopRes c -> {
                out.event(e + 32, w);
                Iso2ResponsesCodec.writeSessionStopRes(out, c);
            }
            case WeldingDetectionReq c -> {
                out.event(e + 33, w);
                Iso2RequestsCodec.writeWeldingDetectionReq(out, c);
            }
            case WeldingDetectionRes c -> {
                out.event(e + 34, w);
                Iso2ResponsesCodec.writeWeldingDetectionRes(out, c);
            }
            case null -> {}
        }
        if (body != null) {
            w = 1;
            e = 0;
        } else {
            e += 35;
        }
        out.event(e, w);
    }
}
