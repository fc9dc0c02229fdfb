package org.tidegate.iso15118.message.internal;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.iso15118.message.din.CableCheckReq;
import org.tidegate.iso15118.message.din.CableCheckRes;
import org.tidegate.iso15118.message.din.CertificateInstallationReq;
import org.tidegate.iso15118.message.din.CertificateInstallationRes;
import org.tidegate.iso15118.message.din.CertificateUpdateReq;
import org.tidegate.iso15118.message.din.CertificateUpdateRes;
import org.tidegate.iso15118.message.din.ChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.din.ChargeParameterDiscoveryRes;
import org.tidegate.iso15118.message.din.ChargingStatusReq;
import org.tidegate.iso15118.message.din.ChargingStatusRes;
import org.tidegate.iso15118.message.din.ContractAuthenticationReq;
import org.tidegate.iso15118.message.din.ContractAuthenticationRes;
import org.tidegate.iso15118.message.din.CurrentDemandReq;
import org.tidegate.iso15118.message.din.CurrentDemandRes;
import org.tidegate.iso15118.message.din.DinBody;
import org.tidegate.iso15118.message.din.DinMessage;
import org.tidegate.iso15118.message.din.MessageHeader;
import org.tidegate.iso15118.message.din.MeteringReceiptReq;
import org.tidegate.iso15118.message.din.MeteringReceiptRes;
import org.tidegate.iso15118.message.din.PaymentDetailsReq;
import org.tidegate.iso15118.message.din.PaymentDetailsRes;
import org.tidegate.iso15118.message.din.PowerDeliveryReq;
import org.tidegate.iso15118.message.din.PowerDeliveryRes;
import org.tidegate.iso15118.message.din.PreChargeReq;
import org.tidegate.iso15118.message.din.PreChargeRes;
import org.tidegate.iso15118.message.din.ServiceDetailReq;
import org.tidegate.iso15118.message.din.ServiceDetailRes;
import org.tidegate.iso15118.message.din.ServiceDiscoveryReq;
import org.tidegate.iso15118.message.din.ServiceDiscoveryRes;
import org.tidegate.iso15118.message.din.ServicePaymentSelectionReq;
import org.tidegate.iso15118.message.din.ServicePaymentSelectionRes;
import org.tidegate.iso15118.message.din.SessionSetupReq;
import org.tidegate.iso15118.message.din.SessionSetupRes;
import org.tidegate.iso15118.message.din.SessionStopReq;
import org.tidegate.iso15118.message.din.SessionStopRes;
import org.tidegate.iso15118.message.din.WeldingDetectionReq;
import org.tidegate.iso15118.message.din.WeldingDetectionRes;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** Header and body around every message of DIN 70121. */
public final class DinMessagesCodec {

    private DinMessagesCodec() {}

    /** Reads the message whose document code is next. */
    public static V2gMessage read(ExiReader in) throws ExiException {
        int code = in.event(7, 81);
        return switch (code) {
            case 77 -> readDinMessage(in);
            default -> throw in.unsupported("document element " + code);
        };
    }

    /** Writes document code and content; false if the message belongs to another set. */
    public static boolean write(ExiWriter out, V2gMessage message) {
        switch (message) {
            case DinMessage m -> {
                out.event(77, 7);
                writeDinMessage(out, m);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    static DinMessage readDinMessage(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = DinTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        @Nullable DinBody body = DinMessagesCodec.readDinBody(in);
        in.event(1, 1);
        return new DinMessage(header, body);
    }

    static void writeDinMessage(ExiWriter out, DinMessage m) {
        out.event(0, 1);
        DinTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        DinMessagesCodec.writeDinBody(out, m.body());
        out.event(0, 1);
    }

    static @Nullable DinBody readDinBody(ExiReader in) throws ExiException {
        int e = in.event(6, 36);
        DinBody body = null;
        if (e < 35) {
            body =
                    switch (e) {
                        case 1 -> DinRequestsCodec.readCableCheckReq(in);
                        case 2 -> DinResponsesCodec.readCableCheckRes(in);
                        case 3 -> DinRequestsCodec.readCertificateInstallationReq(in);
                        case 4 -> DinResponsesCodec.readCertificateInstallationRes(in);
                        case 5 -> DinRequestsCodec.readCertificateUpdateReq(in);
                        case 6 -> DinResponsesCodec.readCertificateUpdateRes(in);
                        case 7 -> DinRequestsCodec.readChargeParameterDiscoveryReq(in);
                        case 8 -> DinResponsesCodec.readChargeParameterDiscoveryRes(in);
                        case 9 -> DinRequestsCodec.readChargingStatusReq(in);
                        case 10 -> DinResponsesCodec.readChargingStatusRes(in);
                        case 11 -> DinRequestsCodec.readContractAuthenticationReq(in);
                        case 12 -> DinResponsesCodec.readContractAuthenticationRes(in);
                        case 13 -> DinRequestsCodec.readCurrentDemandReq(in);
                        case 14 -> DinResponsesCodec.readCurrentDemandRes(in);
                        case 15 -> DinRequestsCodec.readMeteringReceiptReq(in);
                        case 16 -> DinResponsesCodec.readMeteringReceiptRes(in);
                        case 17 -> DinRequestsCodec.readPaymentDetailsReq(in);
                        case 18 -> DinResponsesCodec.readPaymentDetailsRes(in);
                        case 19 -> DinRequestsCodec.readPowerDeliveryReq(in);
                        case 20 -> DinResponsesCodec.readPowerDeliveryRes(in);
                        case 21 -> DinRequestsCodec.readPreChargeReq(in);
                        case 22 -> DinResponsesCodec.readPreChargeRes(in);
                        case 23 -> DinRequestsCodec.readServiceDetailReq(in);
                        case 24 -> DinResponsesCodec.readServiceDetailRes(in);
                        case 25 -> DinRequestsCodec.readServiceDiscoveryReq(in);
                        case 26 -> DinResponsesCodec.readServiceDiscoveryRes(in);
                        case 27 -> DinRequestsCodec.readServicePaymentSelectionReq(in);
                        case 28 -> DinResponsesCodec.readServicePaymentSelectionRes(in);
                        case 29 -> DinRequestsCodec.readSessionSetupReq(in);
                        case 30 -> DinResponsesCodec.readSessionSetupRes(in);
                        case 31 -> DinRequestsCodec.readSessionStopReq(in);
                        case 32 -> DinResponsesCodec.readSessionStopRes(in);
                        case 33 -> DinRequestsCodec.readWeldingDetectionReq(in);
                        case 34 -> DinResponsesCodec.readWeldingDetectionRes(in);
                        default -> throw in.undeclared(e);
                    };
            e = in.event(1, 1);
        } else {
            e -= 35;
        }
        in.expect(e);
        return body;
    }

    static void writeDinBody(ExiWriter out, @Nullable DinBody m) {
        int w = 6;
        int e = 0;
        DinBody body = m;
        switch (body) {
            case CableCheckReq c -> {
                out.event(e + 1, w);
                DinRequestsCodec.writeCableCheckReq(out, c);
            }
            case CableCheckRes c -> {
                out.event(e + 2, w);
                DinResponsesCodec.writeCableCheckRes(out, c);
            }
            case CertificateInstallationReq c -> {
                out.event(e + 3, w);
                DinRequestsCodec.writeCertificateInstallationReq(out, c);
            }
            case CertificateInstallationRes c -> {
                out.event(e + 4, w);
                DinResponsesCodec.writeCertificateInstallationRes(out, c);
            }
            case CertificateUpdateReq c -> {
                out.event(e + 5, w);
                DinRequestsCodec.writeCertificateUpdateReq(out, c);
            }
            case CertificateUpdateRes c -> {
                out.event(e + 6, w);
                DinResponsesCodec.writeCertificateUpdateRes(out, c);
            }
            case ChargeParameterDiscoveryReq c -> {
                out.event(e + 7, w);
                DinRequestsCodec.writeChargeParameterDiscoveryReq(out, c);
            }
            case ChargeParameterDiscoveryRes c -> {
                out.event(e + 8, w);
                DinResponsesCodec.writeChargeParameterDiscoveryRes(out, c);
            }
            case ChargingStatusReq c -> {
                out.event(e + 9, w);
                DinRequestsCodec.writeChargingStatusReq(out, c);
            }
            case ChargingStatusRes c -> {
                out.event(e + 10, w);
                DinResponsesCodec.writeChargingStatusRes(out, c);
            }
            case ContractAuthenticationReq c -> {
                out.event(e + 11, w);
                DinRequestsCodec.writeContractAuthenticationReq(out, c);
            }
            case ContractAuthenticationRes c -> {
                out.event(e + 12, w);
                DinResponsesCodec.writeContractAuthenticationRes(out, c);
            }
            case CurrentDemandReq c -> {
                out.event(e + 13, w);
                DinRequestsCodec.writeCurrentDemandReq(out, c);
            }
            case CurrentDemandRes c -> {
                out.event(e + 14, w);
                DinResponsesCodec.writeCurrentDemandRes(out, c);
            }
            case MeteringReceiptReq c -> {
                out.event(e + 15, w);
                DinRequestsCodec.writeMeteringReceiptReq(out, c);
            }
            case MeteringReceiptRes c -> {
                out.event(e + 16, w);
                DinResponsesCodec.writeMeteringReceiptRes(out, c);
            }
            case PaymentDetailsReq c -> {
                out.event(e + 17, w);
                DinRequestsCodec.writePaymentDetailsReq(out, c);
            }
            case PaymentDetailsRes c -> {
                out.event(e + 18, w);
                DinResponsesCodec.writePaymentDetailsRes(out, c);
            }
            case PowerDeliveryReq c -> {
                out.event(e + 19, w);
                DinRequestsCodec.writePowerDeliveryReq(out, c);
            }
            case PowerDeliveryRes c -> {
                out.event(e + 20, w);
                DinResponsesCodec.writePowerDeliveryRes(out, c);
            }
            case PreChargeReq c -> {
                out.event(e + 21, w);
                DinRequestsCodec.writePreChargeReq(out, c);
            }
            case PreChargeRes c -> {
                out.event(e + 22, w);
                DinResponsesCodec.writePreChargeRes(out, c);
            }
            case ServiceDetailReq c -> {
                out.event(e + 23, w);
                DinRequestsCodec.writeServiceDetailReq(out, c);
            }
            case ServiceDetailRes c -> {
                out.event(e + 24, w);
                DinResponsesCodec.writeServiceDetailRes(out, c);
            }
            case ServiceDiscoveryReq c -> {
                out.event(e + 25, w);
                DinRequestsCodec.writeServiceDiscoveryReq(out, c);
            }
            case ServiceDiscoveryRes c -> {
                out.event(e + 26, w);
                DinResponsesCodec.writeServiceDiscoveryRes(out, c);
            }
            case ServicePaymentSelectionReq c -> {
                out.event(e + 27, w);
                DinRequestsCodec.writeServicePaymentSelectionReq(out, c);
            }
            case ServicePaymentSelectionRes c -> {
                out.event(e + 28, w);
                DinResponsesCodec.writeServicePaymentSelectionRes(out, c);
            }
            case SessionSetupReq c -> {
                out.event(e + 29, w);
                DinRequestsCodec.writeSessionSetupReq(out, c);
            }
            case SessionSetupRes c -> {
                out.event(e + 30, w);
                DinResponsesCodec.writeSessionSetupRes(out, c);
            }
            case SessionStopReq c -> {
                out.event(e + 31, w);
                DinRequestsCodec.writeSessionStopReq(out, c);
            }
            case SessionStopRes c -> {
                out.event(e + 32, w);
                DinResponsesCodec.writeSessionStopRes(out, c);
            }
            case WeldingDetectionReq c -> {
                out.event(e + 33, w);
                DinRequestsCodec.writeWeldingDetectionReq(out, c);
            }
            case WeldingDetectionRes c -> {
                out.event(e + 34, w);
                DinResponsesCodec.writeWeldingDetectionRes(out, c);
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
