package org.tidegate.iso15118.message.internal;

import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.wpt.AlternativeSecc;
import org.tidegate.iso15118.message.wpt.WptAlignmentCheckMethod;
import org.tidegate.iso15118.message.wpt.WptCoordinateXyz;
import org.tidegate.iso15118.message.wpt.WptEvpcPowerControlParameter;
import org.tidegate.iso15118.message.wpt.WptFinePositioningMethod;
import org.tidegate.iso15118.message.wpt.WptLfData;
import org.tidegate.iso15118.message.wpt.WptLfDataPackage;
import org.tidegate.iso15118.message.wpt.WptLfDataPackageList;
import org.tidegate.iso15118.message.wpt.WptLfReceiverData;
import org.tidegate.iso15118.message.wpt.WptLfRxData;
import org.tidegate.iso15118.message.wpt.WptLfRxDataList;
import org.tidegate.iso15118.message.wpt.WptLfRxRssi;
import org.tidegate.iso15118.message.wpt.WptLfRxRssiList;
import org.tidegate.iso15118.message.wpt.WptLfSetupData;
import org.tidegate.iso15118.message.wpt.WptLfTransmitterData;
import org.tidegate.iso15118.message.wpt.WptLfTxData;
import org.tidegate.iso15118.message.wpt.WptLfTxDataList;
import org.tidegate.iso15118.message.wpt.WptPairingMethod;
import org.tidegate.iso15118.message.wpt.WptSpcPowerControlParameter;
import org.tidegate.iso15118.message.wpt.WptTxRxPackageSpecData;
import org.tidegate.iso15118.message.wpt.WptTxRxPulseOrder;
import org.tidegate.iso15118.message.wpt.WptTxRxSpecData;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** Types that several messages share, wireless charging. */
final class WptTypesCodec {
    private static final WptAlignmentCheckMethod[] WPT_ALIGNMENT_CHECK_METHOD_VALUES =
            WptAlignmentCheckMethod.values();
    private static final WptFinePositioningMethod[] WPT_FINE_POSITIONING_METHOD_VALUES =
            WptFinePositioningMethod.values();
    private static final WptPairingMethod[] WPT_PAIRING_METHOD_VALUES = WptPairingMethod.values();

    private WptTypesCodec() {}

    static WptEvpcPowerControlParameter readWptEvpcPowerControlParameter(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        Rational evpcCoilCurrentRequest = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evpcCoilCurrentInformation = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evpcCurrentOutputInformation = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evpcVoltageOutputInformation = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        return new WptEvpcPowerControlParameter(
                evpcCoilCurrentRequest,
                evpcCoilCurrentInformation,
                evpcCurrentOutputInformation,
                evpcVoltageOutputInformation);
    }

    static void writeWptEvpcPowerControlParameter(ExiWriter out, WptEvpcPowerControlParameter m) {
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evpcCoilCurrentRequest());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evpcCoilCurrentInformation());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evpcCurrentOutputInformation());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evpcVoltageOutputInformation());
        out.event(0, 1);
    }

    static WptSpcPowerControlParameter readWptSpcPowerControlParameter(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        Rational spcPrimaryDeviceCoilCurrentInformation = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        return new WptSpcPowerControlParameter(spcPrimaryDeviceCoilCurrentInformation);
    }

    static void writeWptSpcPowerControlParameter(ExiWriter out, WptSpcPowerControlParameter m) {
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.spcPrimaryDeviceCoilCurrentInformation());
        out.event(0, 1);
    }

    static WptLfDataPackageList readWptLfDataPackageList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int numPackages = in.nbit(8, 0, 255);
        in.event(1, 1);
        WptLfDataPackage wptLfDataPackage = WptTypesCodec.readWptLfDataPackage(in);
        in.event(1, 1);
        return new WptLfDataPackageList(numPackages, wptLfDataPackage);
    }

    static void writeWptLfDataPackageList(ExiWriter out, WptLfDataPackageList m) {
        out.event(0, 1);
        out.nbit(m.numPackages(), 8, 0, 255);
        out.event(0, 1);
        WptTypesCodec.writeWptLfDataPackage(out, m.wptLfDataPackage());
        out.event(0, 1);
    }

    static List<WptFinePositioningMethod> readWptFinePositioningMethodList(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(WPT_FINE_POSITIONING_METHOD_VALUES[in.enumeration(3, 5)]);
            e = in.listSize(items) < 8 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeWptFinePositioningMethodList(
            ExiWriter out, List<WptFinePositioningMethod> items) {
        out.count(items.size(), 1, 8);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            out.enumeration(items.get(i).ordinal(), 3);
            width = i + 1 < 8 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static List<WptPairingMethod> readWptPairingMethodList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(WPT_PAIRING_METHOD_VALUES[in.enumeration(3, 6)]);
            e = in.listSize(items) < 8 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeWptPairingMethodList(ExiWriter out, List<WptPairingMethod> items) {
        out.count(items.size(), 1, 8);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            out.enumeration(items.get(i).ordinal(), 3);
            width = i + 1 < 8 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static List<WptAlignmentCheckMethod> readWptAlignmentCheckMethodList(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(WPT_ALIGNMENT_CHECK_METHOD_VALUES[in.enumeration(2, 3)]);
            e = in.listSize(items) < 8 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeWptAlignmentCheckMethodList(
            ExiWriter out, List<WptAlignmentCheckMethod> items) {
        out.count(items.size(), 1, 8);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            out.enumeration(items.get(i).ordinal(), 2);
            width = i + 1 < 8 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static WptLfSetupData readWptLfSetupData(ExiReader in) throws ExiException {
        int e = in.event(2, 2);
        WptLfSetupData setupData =
                switch (e) {
                    case 0 -> WptTypesCodec.readWptLfTransmitterData(in);
                    case 1 -> WptTypesCodec.readWptLfReceiverData(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return setupData;
    }

    static void writeWptLfSetupData(ExiWriter out, WptLfSetupData m) {
        switch (m) {
            case WptLfTransmitterData c -> {
                out.event(0, 2);
                WptTypesCodec.writeWptLfTransmitterData(out, c);
            }
            case WptLfReceiverData c -> {
                out.event(1, 2);
                WptTypesCodec.writeWptLfReceiverData(out, c);
            }
        }
        out.event(0, 1);
    }

    static List<AlternativeSecc> readAlternativeSeccList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(WptTypesCodec.readAlternativeSecc(in));
            e = in.listSize(items) < 8 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeAlternativeSeccList(ExiWriter out, List<AlternativeSecc> items) {
        out.count(items.size(), 1, 8);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            WptTypesCodec.writeAlternativeSecc(out, items.get(i));
            width = i + 1 < 8 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static AlternativeSecc readAlternativeSecc(ExiReader in) throws ExiException {
        int e = in.event(3, 5);
        String ssid = null;
        if (e == 0) {
            ssid = in.string(23, 0, 255);
            e = in.event(3, 4);
        } else {
            e--;
        }
        String bssid = null;
        if (e == 0) {
            bssid = in.string(24, 0, 12);
            e = in.event(2, 3);
        } else {
            e--;
        }
        String ipAddress = null;
        if (e == 0) {
            ipAddress = in.string(25, 0, 39);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Integer port = null;
        if (e == 0) {
            port = (int) in.unsigned(0, 65535);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new AlternativeSecc(ssid, bssid, ipAddress, port);
    }

    static void writeAlternativeSecc(ExiWriter out, AlternativeSecc m) {
        int w = 3;
        int e = 0;
        String ssid = m.ssid();
        if (ssid != null) {
            out.event(e, w);
            out.string(ssid, 0, 255);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        String bssid = m.bssid();
        if (bssid != null) {
            out.event(e, w);
            out.string(bssid, 0, 12);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        String ipAddress = m.ipAddress();
        if (ipAddress != null) {
            out.event(e, w);
            out.string(ipAddress, 0, 39);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Integer port = m.port();
        if (port != null) {
            out.event(e, w);
            out.unsigned(port, 0, 65535);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static WptLfDataPackage readWptLfDataPackage(ExiReader in) throws ExiException {
        in.event(1, 1);
        int packageIndex = in.nbit(8, 0, 255);
        int e = in.event(2, 2);
        WptLfData data =
                switch (e) {
                    case 0 -> new WptLfData.LfTxData(WptTypesCodec.readWptLfTxDataList(in));
                    case 1 -> new WptLfData.LfRxData(WptTypesCodec.readWptLfRxDataList(in));
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new WptLfDataPackage(packageIndex, data);
    }

    static void writeWptLfDataPackage(ExiWriter out, WptLfDataPackage m) {
        out.event(0, 1);
        out.nbit(m.packageIndex(), 8, 0, 255);
        switch (m.data()) {
            case WptLfData.LfTxData c -> {
                out.event(0, 2);
                WptTypesCodec.writeWptLfTxDataList(out, c.value());
            }
            case WptLfData.LfRxData c -> {
                out.event(1, 2);
                WptTypesCodec.writeWptLfRxDataList(out, c.value());
            }
        }
        out.event(0, 1);
    }

    static WptLfTransmitterData readWptLfTransmitterData(ExiReader in) throws ExiException {
        in.event(1, 1);
        int numberOfTransmitters = in.nbit(8, 0, 255);
        in.event(1, 1);
        Rational signalFrequency = SharedTypesCodec.readRational(in);
        int txSpecData = in.listStart();
        for (int i = 1; i < 2; i++) {
            in.event(1, 1);
            in.addToList(WptTypesCodec.readWptTxRxSpecData(in));
        }
        int e = in.event(1, 1);
        while (e == 0) {
            in.addToList(WptTypesCodec.readWptTxRxSpecData(in));
            e = in.listSize(txSpecData) < 255 ? in.event(2, 3) : 1 + in.event(2, 2);
        }
        e--;
        List<WptTxRxSpecData> txSpecDataList = in.list(txSpecData);
        WptTxRxPackageSpecData txPackageSpecData = null;
        if (e == 0) {
            txPackageSpecData = WptTypesCodec.readWptTxRxPackageSpecData(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new WptLfTransmitterData(
                numberOfTransmitters, signalFrequency, txSpecDataList, txPackageSpecData);
    }

    static void writeWptLfTransmitterData(ExiWriter out, WptLfTransmitterData m) {
        out.event(0, 1);
        out.nbit(m.numberOfTransmitters(), 8, 0, 255);
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.signalFrequency());
        int w = 1;
        int e = 0;
        out.count(m.txSpecData().size(), 2, 255);
        for (int i = 0; i < m.txSpecData().size(); i++) {
            out.event(e, w);
            WptTypesCodec.writeWptTxRxSpecData(out, m.txSpecData().get(i));
            w = i + 1 < 2 ? 1 : 2;
            e = 0;
        }
        if (m.txSpecData().size() < 255) {
            e++;
        }
        WptTxRxPackageSpecData txPackageSpecData = m.txPackageSpecData();
        if (txPackageSpecData != null) {
            out.event(e, w);
            WptTypesCodec.writeWptTxRxPackageSpecData(out, txPackageSpecData);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static WptLfReceiverData readWptLfReceiverData(ExiReader in) throws ExiException {
        in.event(1, 1);
        int numberOfReceivers = in.nbit(8, 0, 255);
        int rxSpecData = in.listStart();
        for (int i = 1; i < 2; i++) {
            in.event(1, 1);
            in.addToList(WptTypesCodec.readWptTxRxSpecData(in));
        }
        int e = in.event(1, 1);
        while (e == 0) {
            in.addToList(WptTypesCodec.readWptTxRxSpecData(in));
            e = in.listSize(rxSpecData) < 255 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        e--;
        List<WptTxRxSpecData> rxSpecDataList = in.list(rxSpecData);
        in.expect(e);
        return new WptLfReceiverData(numberOfReceivers, rxSpecDataList);
    }

    static void writeWptLfReceiverData(ExiWriter out, WptLfReceiverData m) {
        out.event(0, 1);
        out.nbit(m.numberOfReceivers(), 8, 0, 255);
        int w = 1;
        int e = 0;
        out.count(m.rxSpecData().size(), 2, 255);
        for (int i = 0; i < m.rxSpecData().size(); i++) {
            out.event(e, w);
            WptTypesCodec.writeWptTxRxSpecData(out, m.rxSpecData().get(i));
            w = i + 1 < 2 ? 1 : i + 1 < 255 ? 2 : 1;
            e = 0;
        }
        if (m.rxSpecData().size() < 255) {
            e++;
        }
        out.event(e, w);
    }

    static WptLfTxDataList readWptLfTxDataList(ExiReader in) throws ExiException {
        in.event(1, 1);
        WptLfTxData wptLfTxDataList = WptTypesCodec.readWptLfTxData(in);
        in.event(1, 1);
        return new WptLfTxDataList(wptLfTxDataList);
    }

    static void writeWptLfTxDataList(ExiWriter out, WptLfTxDataList m) {
        out.event(0, 1);
        WptTypesCodec.writeWptLfTxData(out, m.wptLfTxDataList());
        out.event(0, 1);
    }

    static WptLfRxDataList readWptLfRxDataList(ExiReader in) throws ExiException {
        in.event(1, 1);
        WptLfRxData wptLfRxDataList = WptTypesCodec.readWptLfRxData(in);
        in.event(1, 1);
        return new WptLfRxDataList(wptLfRxDataList);
    }

    static void writeWptLfRxDataList(ExiWriter out, WptLfRxDataList m) {
        out.event(0, 1);
        WptTypesCodec.writeWptLfRxData(out, m.wptLfRxDataList());
        out.event(0, 1);
    }

    static WptTxRxSpecData readWptTxRxSpecData(ExiReader in) throws ExiException {
        in.event(1, 1);
        long txRxIdentifier = in.unsigned(1, 4294967295L);
        in.event(1, 1);
        WptCoordinateXyz txRxPosition = WptTypesCodec.readWptCoordinateXyz(in);
        in.event(1, 1);
        WptCoordinateXyz txRxOrientation = WptTypesCodec.readWptCoordinateXyz(in);
        in.event(1, 1);
        return new WptTxRxSpecData(txRxIdentifier, txRxPosition, txRxOrientation);
    }

    static void writeWptTxRxSpecData(ExiWriter out, WptTxRxSpecData m) {
        out.event(0, 1);
        out.unsigned(m.txRxIdentifier(), 1, 4294967295L);
        out.event(0, 1);
        WptTypesCodec.writeWptCoordinateXyz(out, m.txRxPosition());
        out.event(0, 1);
        WptTypesCodec.writeWptCoordinateXyz(out, m.txRxOrientation());
        out.event(0, 1);
    }

    static WptTxRxPackageSpecData readWptTxRxPackageSpecData(ExiReader in) throws ExiException {
        int pulseSequenceOrders = in.listStart();
        for (int i = 1; i < 2; i++) {
            in.event(1, 1);
            in.addToList(WptTypesCodec.readWptTxRxPulseOrder(in));
        }
        int e = in.event(1, 1);
        while (e == 0) {
            in.addToList(WptTypesCodec.readWptTxRxPulseOrder(in));
            e = in.listSize(pulseSequenceOrders) < 255 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        e--;
        List<WptTxRxPulseOrder> pulseSequenceOrdersList = in.list(pulseSequenceOrders);
        int pulseSeparationTime = (int) in.unsigned(0, 65535);
        in.event(1, 1);
        int pulseDuration = (int) in.unsigned(0, 65535);
        in.event(1, 1);
        int packageSeparationTime = (int) in.unsigned(0, 65535);
        in.event(1, 1);
        return new WptTxRxPackageSpecData(
                pulseSequenceOrdersList, pulseSeparationTime, pulseDuration, packageSeparationTime);
    }

    static void writeWptTxRxPackageSpecData(ExiWriter out, WptTxRxPackageSpecData m) {
        int w = 1;
        int e = 0;
        out.count(m.pulseSequenceOrders().size(), 2, 255);
        for (int i = 0; i < m.pulseSequenceOrders().size(); i++) {
            out.event(e, w);
            WptTypesCodec.writeWptTxRxPulseOrder(out, m.pulseSequenceOrders().get(i));
            w = i + 1 < 2 ? 1 : i + 1 < 255 ? 2 : 1;
            e = 0;
        }
        if (m.pulseSequenceOrders().size() < 255) {
            e++;
        }
        out.event(e, w);
        out.unsigned(m.pulseSeparationTime(), 0, 65535);
        out.event(0, 1);
        out.unsigned(m.pulseDuration(), 0, 65535);
        out.event(0, 1);
        out.unsigned(m.packageSeparationTime(), 0, 65535);
        out.event(0, 1);
    }

    static WptLfTxData readWptLfTxData(ExiReader in) throws ExiException {
        in.event(1, 1);
        long txIdentifier = in.unsigned(1, 4294967295L);
        in.event(1, 1);
        Rational eirp = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        return new WptLfTxData(txIdentifier, eirp);
    }

    static void writeWptLfTxData(ExiWriter out, WptLfTxData m) {
        out.event(0, 1);
        out.unsigned(m.txIdentifier(), 1, 4294967295L);
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.eirp());
        out.event(0, 1);
    }

    static WptLfRxData readWptLfRxData(ExiReader in) throws ExiException {
        in.event(1, 1);
        long rxIdentifier = in.unsigned(1, 4294967295L);
        in.event(1, 1);
        WptLfRxRssiList rssiData = WptTypesCodec.readWptLfRxRssiList(in);
        in.event(1, 1);
        return new WptLfRxData(rxIdentifier, rssiData);
    }

    static void writeWptLfRxData(ExiWriter out, WptLfRxData m) {
        out.event(0, 1);
        out.unsigned(m.rxIdentifier(), 1, 4294967295L);
        out.event(0, 1);
        WptTypesCodec.writeWptLfRxRssiList(out, m.rssiData());
        out.event(0, 1);
    }

    static WptCoordinateXyz readWptCoordinateXyz(ExiReader in) throws ExiException {
        in.event(1, 1);
        int coordX = (int) in.signed(-32768, 32767);
        in.event(1, 1);
        int coordY = (int) in.signed(-32768, 32767);
        in.event(1, 1);
        int coordZ = (int) in.signed(-32768, 32767);
        in.event(1, 1);
        return new WptCoordinateXyz(coordX, coordY, coordZ);
    }

    static void writeWptCoordinateXyz(ExiWriter out, WptCoordinateXyz m) {
        out.event(0, 1);
        out.signed(m.coordX(), -32768, 32767);
        out.event(0, 1);
        out.signed(m.coordY(), -32768, 32767);
        out.event(0, 1);
        out.signed(m.coordZ(), -32768, 32767);
        out.event(0, 1);
    }

    static WptTxRxPulseOrder readWptTxRxPulseOrder(ExiReader in) throws ExiException {
        in.event(1, 1);
        int indexNumber = (int) in.unsigned(0, 65535);
        in.event(1, 1);
        long txRxIdentifier = in.unsigned(1, 4294967295L);
        in.event(1, 1);
        return new WptTxRxPulseOrder(indexNumber, txRxIdentifier);
    }

    static void writeWptTxRxPulseOrder(ExiWriter out, WptTxRxPulseOrder m) {
        out.event(0, 1);
        out.unsigned(m.indexNumber(), 0, 65535);
        out.event(0, 1);
        out.unsigned(m.txRxIdentifier(), 1, 4294967295L);
        out.event(0, 1);
    }

    static WptLfRxRssiList readWptLfRxRssiList(ExiReader in) throws ExiException {
        in.event(1, 1);
        WptLfRxRssi rssiDataList = WptTypesCodec.readWptLfRxRssi(in);
        in.event(1, 1);
        return new WptLfRxRssiList(rssiDataList);
    }

    static void writeWptLfRxRssiList(ExiWriter out, WptLfRxRssiList m) {
        out.event(0, 1);
        WptTypesCodec.writeWptLfRxRssi(out, m.rssiDataList());
        out.event(0, 1);
    }

    static WptLfRxRssi readWptLfRxRssi(ExiReader in) throws ExiException {
        in.event(1, 1);
        long txIdentifier = in.unsigned(1, 4294967295L);
        in.event(1, 1);
        Rational rssi = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        return new WptLfRxRssi(txIdentifier, rssi);
    }

    static void writeWptLfRxRssi(ExiWriter out, WptLfRxRssi m) {
        out.event(0, 1);
        out.unsigned(m.txIdentifier(), 1, 4294967295L);
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.rssi());
        out.event(0, 1);
    }
}
