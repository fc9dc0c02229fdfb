package org.tidegate.iso15118.message.internal;

import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.iso2.ChargeService;
import org.tidegate.iso15118.message.iso2.EnergyTransferMode;
import org.tidegate.iso15118.message.iso2.Parameter;
import org.tidegate.iso15118.message.iso2.ParameterSet;
import org.tidegate.iso15118.message.iso2.ParameterValue;
import org.tidegate.iso15118.message.iso2.PaymentOption;
import org.tidegate.iso15118.message.iso2.SelectedService;
import org.tidegate.iso15118.message.iso2.Service;
import org.tidegate.iso15118.message.iso2.ServiceCategory;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** What a charger offers and with which parameters, ISO 15118-2. */
final class Iso2ServicesCodec {
    private static final EnergyTransferMode[] ENERGY_TRANSFER_MODE_VALUES =
            EnergyTransferMode.values();
    private static final PaymentOption[] PAYMENT_OPTION_VALUES = PaymentOption.values();
    private static final ServiceCategory[] SERVICE_CATEGORY_VALUES = ServiceCategory.values();

    private Iso2ServicesCodec() {}

    static List<SelectedService> readSelectedServiceList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(Iso2ServicesCodec.readSelectedService(in));
            e = in.listSize(items) < 16 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeSelectedServiceList(ExiWriter out, List<SelectedService> items) {
        out.count(items.size(), 1, 16);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            Iso2ServicesCodec.writeSelectedService(out, items.get(i));
            width = i + 1 < 16 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static SelectedService readSelectedService(ExiReader in) throws ExiException {
        in.event(1, 1);
        int serviceId = (int) in.unsigned(0, 65535);
        int e = in.event(2, 2);
        Integer parameterSetId = null;
        if (e == 0) {
            parameterSetId = (int) in.signed(-32768, 32767);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new SelectedService(serviceId, parameterSetId);
    }

    static void writeSelectedService(ExiWriter out, SelectedService m) {
        out.event(0, 1);
        out.unsigned(m.serviceId(), 0, 65535);
        int w = 2;
        int e = 0;
        Integer parameterSetId = m.parameterSetId();
        if (parameterSetId != null) {
            out.event(e, w);
            out.signed(parameterSetId, -32768, 32767);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static List<ParameterSet> readServiceParameterList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(Iso2ServicesCodec.readParameterSet(in));
            e = in.listSize(items) < 255 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeServiceParameterList(ExiWriter out, List<ParameterSet> items) {
        out.count(items.size(), 1, 255);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            Iso2ServicesCodec.writeParameterSet(out, items.get(i));
            width = i + 1 < 255 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static ParameterSet readParameterSet(ExiReader in) throws ExiException {
        in.event(1, 1);
        int parameterSetId = (int) in.signed(-32768, 32767);
        int parameters = in.listStart();
        int e = in.event(1, 1);
        while (e == 0) {
            in.addToList(Iso2ServicesCodec.readParameter(in));
            e = in.listSize(parameters) < 16 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        e--;
        List<Parameter> parametersList = in.list(parameters);
        in.expect(e);
        return new ParameterSet(parameterSetId, parametersList);
    }

    static void writeParameterSet(ExiWriter out, ParameterSet m) {
        out.event(0, 1);
        out.signed(m.parameterSetId(), -32768, 32767);
        int w = 1;
        int e = 0;
        out.count(m.parameters().size(), 1, 16);
        for (int i = 0; i < m.parameters().size(); i++) {
            out.event(e, w);
            Iso2ServicesCodec.writeParameter(out, m.parameters().get(i));
            w = i + 1 < 16 ? 2 : 1;
            e = 0;
        }
        if (m.parameters().size() < 16) {
            e++;
        }
        out.event(e, w);
    }

    static List<PaymentOption> readPaymentOptionList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(PAYMENT_OPTION_VALUES[in.enumeration(1, 2)]);
            e = in.listSize(items) < 2 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writePaymentOptionList(ExiWriter out, List<PaymentOption> items) {
        out.count(items.size(), 1, 2);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            out.enumeration(items.get(i).ordinal(), 1);
            width = i + 1 < 2 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static ChargeService readChargeService(ExiReader in) throws ExiException {
        in.event(1, 1);
        int serviceId = (int) in.unsigned(0, 65535);
        int e = in.event(2, 2);
        String serviceName = null;
        if (e == 0) {
            serviceName = in.string(45, 0, 32);
            e = in.event(1, 1);
        } else {
            e--;
        }
        ServiceCategory serviceCategory = SERVICE_CATEGORY_VALUES[in.enumeration(2, 4)];
        e = in.event(2, 2);
        String serviceScope = null;
        if (e == 0) {
            serviceScope = in.string(46, 0, 64);
            e = in.event(1, 1);
        } else {
            e--;
        }
        boolean freeService = in.bool();
        in.event(1, 1);
        List<EnergyTransferMode> supportedEnergyTransferMode =
                Iso2ServicesCodec.readSupportedEnergyTransferMode(in);
        in.event(1, 1);
        return new ChargeService(
                serviceId,
                serviceName,
                serviceCategory,
                serviceScope,
                freeService,
                supportedEnergyTransferMode);
    }

    static void writeChargeService(ExiWriter out, ChargeService m) {
        out.event(0, 1);
        out.unsigned(m.serviceId(), 0, 65535);
        int w = 2;
        int e = 0;
        String serviceName = m.serviceName();
        if (serviceName != null) {
            out.event(e, w);
            out.string(serviceName, 0, 32);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        out.enumeration(m.serviceCategory().ordinal(), 2);
        w = 2;
        e = 0;
        String serviceScope = m.serviceScope();
        if (serviceScope != null) {
            out.event(e, w);
            out.string(serviceScope, 0, 64);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        out.bool(m.freeService());
        out.event(0, 1);
        Iso2ServicesCodec.writeSupportedEnergyTransferMode(out, m.supportedEnergyTransferMode());
        out.event(0, 1);
    }

    static List<Service> readServiceList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(Iso2ServicesCodec.readService(in));
            e = in.listSize(items) < 8 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeServiceList(ExiWriter out, List<Service> items) {
        out.count(items.size(), 1, 8);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            Iso2ServicesCodec.writeService(out, items.get(i));
            width = i + 1 < 8 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static Service readService(ExiReader in) throws ExiException {
        in.event(1, 1);
        int serviceId = (int) in.unsigned(0, 65535);
        int e = in.event(2, 2);
        String serviceName = null;
        if (e == 0) {
            serviceName = in.string(45, 0, 32);
            e = in.event(1, 1);
        } else {
            e--;
        }
        ServiceCategory serviceCategory = SERVICE_CATEGORY_VALUES[in.enumeration(2, 4)];
        e = in.event(2, 2);
        String serviceScope = null;
        if (e == 0) {
            serviceScope = in.string(46, 0, 64);
            e = in.event(1, 1);
        } else {
            e--;
        }
        boolean freeService = in.bool();
        in.event(1, 1);
        return new Service(serviceId, serviceName, serviceCategory, serviceScope, freeService);
    }

    static void writeService(ExiWriter out, Service m) {
        out.event(0, 1);
        out.unsigned(m.serviceId(), 0, 65535);
        int w = 2;
        int e = 0;
        String serviceName = m.serviceName();
        if (serviceName != null) {
            out.event(e, w);
            out.string(serviceName, 0, 32);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        out.enumeration(m.serviceCategory().ordinal(), 2);
        w = 2;
        e = 0;
        String serviceScope = m.serviceScope();
        if (serviceScope != null) {
            out.event(e, w);
            out.string(serviceScope, 0, 64);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        out.bool(m.freeService());
        out.event(0, 1);
    }

    static Parameter readParameter(ExiReader in) throws ExiException {
        in.event(1, 1);
        String name = in.stringValue(47, 0, ExiReader.UNBOUNDED);
        int e = in.event(3, 6);
        ParameterValue value =
                switch (e) {
                    case 0 -> new ParameterValue.BoolValue(in.bool());
                    case 1 -> new ParameterValue.ByteValue(in.nbit(8, -128, 127));
                    case 2 -> new ParameterValue.ShortValue((int) in.signed(-32768, 32767));
                    case 3 ->
                            new ParameterValue.IntValue((int) in.signed(-2147483648L, 2147483647));
                    case 4 ->
                            new ParameterValue.PhysicalValue(Iso2TypesCodec.readPhysicalValue(in));
                    case 5 -> new ParameterValue.StringValue(in.string(48, 0, ExiReader.UNBOUNDED));
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new Parameter(name, value);
    }

    static void writeParameter(ExiWriter out, Parameter m) {
        out.event(0, 1);
        out.stringValue(m.name(), 0, ExiReader.UNBOUNDED);
        switch (m.value()) {
            case ParameterValue.BoolValue c -> {
                out.event(0, 3);
                out.bool(c.value());
            }
            case ParameterValue.ByteValue c -> {
                out.event(1, 3);
                out.nbit(c.value(), 8, -128, 127);
            }
            case ParameterValue.ShortValue c -> {
                out.event(2, 3);
                out.signed(c.value(), -32768, 32767);
            }
            case ParameterValue.IntValue c -> {
                out.event(3, 3);
                out.signed(c.value(), -2147483648L, 2147483647);
            }
            case ParameterValue.PhysicalValue c -> {
                out.event(4, 3);
                Iso2TypesCodec.writePhysicalValue(out, c.value());
            }
            case ParameterValue.StringValue c -> {
                out.event(5, 3);
                out.string(c.value(), 0, ExiReader.UNBOUNDED);
            }
        }
        out.event(0, 1);
    }

    static List<EnergyTransferMode> readSupportedEnergyTransferMode(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(ENERGY_TRANSFER_MODE_VALUES[in.enumeration(3, 6)]);
            e = in.listSize(items) < 6 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeSupportedEnergyTransferMode(ExiWriter out, List<EnergyTransferMode> items) {
        out.count(items.size(), 1, 6);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            out.enumeration(items.get(i).ordinal(), 3);
            width = i + 1 < 6 ? 2 : 1;
        }
        out.event(width - 1, width);
    }
}
