package org.tidegate.iso15118.message.internal;

import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.AppProtocol;
import org.tidegate.iso15118.message.AppProtocolResponseCode;
import org.tidegate.iso15118.message.SupportedAppProtocolReq;
import org.tidegate.iso15118.message.SupportedAppProtocolRes;
import org.tidegate.iso15118.message.V2gMessage;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** The protocol handshake before everything else. */
public final class AppProtocolCodec {
    private static final AppProtocolResponseCode[] APP_PROTOCOL_RESPONSE_CODE_VALUES =
            AppProtocolResponseCode.values();

    private AppProtocolCodec() {}

    /** Reads the message whose document code is next. */
    public static V2gMessage read(ExiReader in) throws ExiException {
        int code = in.event(2, 2);
        return switch (code) {
            case 0 -> readSupportedAppProtocolReq(in);
            case 1 -> readSupportedAppProtocolRes(in);
            default -> throw in.unsupported("document element " + code);
        };
    }

    /** Writes document code and content; false if the message belongs to another set. */
    public static boolean write(ExiWriter out, V2gMessage message) {
        switch (message) {
            case SupportedAppProtocolReq m -> {
                out.event(0, 2);
                writeSupportedAppProtocolReq(out, m);
            }
            case SupportedAppProtocolRes m -> {
                out.event(1, 2);
                writeSupportedAppProtocolRes(out, m);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    static SupportedAppProtocolReq readSupportedAppProtocolReq(ExiReader in) throws ExiException {
        int appProtocols = in.listStart();
        int e = in.event(1, 1);
        while (e == 0) {
            in.addToList(AppProtocolCodec.readAppProtocol(in));
            e = in.listSize(appProtocols) < 20 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        e--;
        List<AppProtocol> appProtocolsList = in.list(appProtocols);
        in.expect(e);
        return new SupportedAppProtocolReq(appProtocolsList);
    }

    static void writeSupportedAppProtocolReq(ExiWriter out, SupportedAppProtocolReq m) {
        int w = 1;
        int e = 0;
        out.count(m.appProtocols().size(), 1, 20);
        for (int i = 0; i < m.appProtocols().size(); i++) {
            out.event(e, w);
            AppProtocolCodec.writeAppProtocol(out, m.appProtocols().get(i));
            w = i + 1 < 20 ? 2 : 1;
            e = 0;
        }
        if (m.appProtocols().size() < 20) {
            e++;
        }
        out.event(e, w);
    }

    static SupportedAppProtocolRes readSupportedAppProtocolRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        AppProtocolResponseCode responseCode =
                APP_PROTOCOL_RESPONSE_CODE_VALUES[in.enumeration(2, 3)];
        int e = in.event(2, 2);
        Integer schemaId = null;
        if (e == 0) {
            schemaId = in.nbit(8, 0, 255);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new SupportedAppProtocolRes(responseCode, schemaId);
    }

    static void writeSupportedAppProtocolRes(ExiWriter out, SupportedAppProtocolRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 2);
        int w = 2;
        int e = 0;
        Integer schemaId = m.schemaId();
        if (schemaId != null) {
            out.event(e, w);
            out.nbit(schemaId, 8, 0, 255);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static AppProtocol readAppProtocol(ExiReader in) throws ExiException {
        in.event(1, 1);
        String protocolNamespace = in.string(0, 0, 100);
        in.event(1, 1);
        long versionNumberMajor = in.unsigned(0, 4294967295L);
        in.event(1, 1);
        long versionNumberMinor = in.unsigned(0, 4294967295L);
        in.event(1, 1);
        int schemaId = in.nbit(8, 0, 255);
        in.event(1, 1);
        int priority = in.nbit(5, 1, 20);
        in.event(1, 1);
        return new AppProtocol(
                protocolNamespace, versionNumberMajor, versionNumberMinor, schemaId, priority);
    }

    static void writeAppProtocol(ExiWriter out, AppProtocol m) {
        out.event(0, 1);
        out.string(m.protocolNamespace(), 0, 100);
        out.event(0, 1);
        out.unsigned(m.versionNumberMajor(), 0, 4294967295L);
        out.event(0, 1);
        out.unsigned(m.versionNumberMinor(), 0, 4294967295L);
        out.event(0, 1);
        out.nbit(m.schemaId(), 8, 0, 255);
        out.event(0, 1);
        out.nbit(m.priority(), 5, 1, 20);
        out.event(0, 1);
    }
}
