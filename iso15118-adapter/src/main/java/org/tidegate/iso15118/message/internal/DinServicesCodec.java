package org.tidegate.iso15118.message.internal;

import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.din.EvseSupportedEnergyTransfer;
import org.tidegate.iso15118.message.din.Parameter;
import org.tidegate.iso15118.message.din.ParameterSet;
import org.tidegate.iso15118.message.din.ParameterValue;
import org.tidegate.iso15118.message.din.PaymentOption;
import org.tidegate.iso15118.message.din.SelectedService;
import org.tidegate.iso15118.message.din.Service;
import org.tidegate.iso15118.message.din.ServiceCategory;
import org.tidegate.iso15118.message.din.ServiceCharge;
import org.tidegate.iso15118.message.din.ServiceTag;
import org.tidegate.iso15118.message.din.ValueType;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** What a charger offers and with which parameters, DIN 70121. */
final class DinServicesCodec {
    private static final EvseSupportedEnergyTransfer[] EVSE_SUPPORTED_ENERGY_TRANSFER_VALUES =
            EvseSupportedEnergyTransfer.values();
    private static final PaymentOption[] PAYMENT_OPTION_VALUES = PaymentOption.values();
    private static final ServiceCategory[] SERVICE_CATEGORY_VALUES = ServiceCategory.values();
    private static final ValueType[] VALUE_TYPE_VALUES = ValueType.values();

    private DinServicesCodec() {}

    static List<ParameterSet> readServiceParameterList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(DinServicesCodec.readParameterSet(in));
            e = in.event(2, 2);
        }
        return in.list(items);
    }

    static void writeServiceParameterList(ExiWriter out, List<ParameterSet> items) {
        out.count(items.size(), 1, Integer.MAX_VALUE);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            DinServicesCodec.writeParameterSet(out, items.get(i));
            width = 2;
        }
        out.event(width - 1, width);
    }

    static ParameterSet readParameterSet(ExiReader in) throws ExiException {
        in.event(1, 1);
        int parameterSetId = (int) in.signed(-32768, 32767);
        int parameters = in.listStart();
        int e = in.event(1, 1);
        while (e == 0) {
            in.addToList(DinServicesCodec.readParameter(in));
            e = in.event(2, 2);
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
        out.count(m.parameters().size(), 1, Integer.MAX_VALUE);
        for (int i = 0; i < m.parameters().size(); i++) {
            out.event(e, w);
            DinServicesCodec.writeParameter(out, m.parameters().get(i));
            w = 2;
            e = 0;
        }
        e++;
        out.event(e, w);
    }

    static List<PaymentOption> readPaymentOptions(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(PAYMENT_OPTION_VALUES[in.enumeration(1, 2)]);
            e = in.event(2, 2);
        }
        return in.list(items);
    }

    static void writePaymentOptions(ExiWriter out, List<PaymentOption> items) {
        out.count(items.size(), 1, Integer.MAX_VALUE);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            out.enumeration(items.get(i).ordinal(), 1);
            width = 2;
        }
        out.event(width - 1, width);
    }

    static ServiceCharge readServiceCharge(ExiReader in) throws ExiException {
        in.event(1, 1);
        ServiceTag serviceTag = DinServicesCodec.readServiceTag(in);
        in.event(1, 1);
        boolean freeService = in.bool();
        in.event(1, 1);
        EvseSupportedEnergyTransfer energyTransferType =
                EVSE_SUPPORTED_ENERGY_TRANSFER_VALUES[in.enumeration(4, 10)];
        in.event(1, 1);
        return new ServiceCharge(serviceTag, freeService, energyTransferType);
    }

    static void writeServiceCharge(ExiWriter out, ServiceCharge m) {
        out.event(0, 1);
        DinServicesCodec.writeServiceTag(out, m.serviceTag());
        out.event(0, 1);
        out.bool(m.freeService());
        out.event(0, 1);
        out.enumeration(m.energyTransferType().ordinal(), 4);
        out.event(0, 1);
    }

    static List<Service> readServiceTagList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(DinServicesCodec.readService(in));
            e = in.event(2, 2);
        }
        return in.list(items);
    }

    static void writeServiceTagList(ExiWriter out, List<Service> items) {
        out.count(items.size(), 1, Integer.MAX_VALUE);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            DinServicesCodec.writeService(out, items.get(i));
            width = 2;
        }
        out.event(width - 1, width);
    }

    static Service readService(ExiReader in) throws ExiException {
        in.event(1, 1);
        ServiceTag serviceTag = DinServicesCodec.readServiceTag(in);
        in.event(1, 1);
        boolean freeService = in.bool();
        in.event(1, 1);
        return new Service(serviceTag, freeService);
    }

    static void writeService(ExiWriter out, Service m) {
        out.event(0, 1);
        DinServicesCodec.writeServiceTag(out, m.serviceTag());
        out.event(0, 1);
        out.bool(m.freeService());
        out.event(0, 1);
    }

    static List<SelectedService> readSelectedServiceList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(DinServicesCodec.readSelectedService(in));
            e = in.event(2, 2);
        }
        return in.list(items);
    }

    static void writeSelectedServiceList(ExiWriter out, List<SelectedService> items) {
        out.count(items.size(), 1, Integer.MAX_VALUE);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            DinServicesCodec.writeSelectedService(out, items.get(i));
            width = 2;
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

    static Parameter readParameter(ExiReader in) throws ExiException {
        in.event(1, 1);
        String name = in.stringValue(32, 0, ExiReader.UNBOUNDED);
        in.event(1, 1);
        ValueType valueType = VALUE_TYPE_VALUES[in.enumerationValue(3, 6)];
        int e = in.event(3, 6);
        ParameterValue value =
                switch (e) {
                    case 0 -> new ParameterValue.BoolValue(in.bool());
                    case 1 -> new ParameterValue.ByteValue(in.nbit(8, -128, 127));
                    case 2 -> new ParameterValue.ShortValue((int) in.signed(-32768, 32767));
                    case 3 ->
                            new ParameterValue.IntValue((int) in.signed(-2147483648L, 2147483647));
                    case 4 -> new ParameterValue.PhysicalValue(DinTypesCodec.readPhysicalValue(in));
                    case 5 -> new ParameterValue.StringValue(in.string(33, 0, ExiReader.UNBOUNDED));
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new Parameter(name, valueType, value);
    }

    static void writeParameter(ExiWriter out, Parameter m) {
        out.event(0, 1);
        out.stringValue(m.name(), 0, ExiReader.UNBOUNDED);
        out.event(0, 1);
        out.enumerationValue(m.valueType().ordinal(), 3);
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
                DinTypesCodec.writePhysicalValue(out, c.value());
            }
            case ParameterValue.StringValue c -> {
                out.event(5, 3);
                out.string(c.value(), 0, ExiReader.UNBOUNDED);
            }
        }
        out.event(0, 1);
    }

    static ServiceTag readServiceTag(ExiReader in) throws ExiException {
        in.event(1, 1);
        int serviceId = (int) in.unsigned(0, 65535);
        int e = in.event(2, 2);
        String serviceName = null;
        if (e == 0) {
            serviceName = in.string(34, 0, 32);
            e = in.event(1, 1);
        } else {
            e--;
        }
        ServiceCategory serviceCategory = SERVICE_CATEGORY_VALUES[in.enumeration(2, 4)];
        e = in.event(2, 2);
        String serviceScope = null;
        if (e == 0) {
            serviceScope = in.string(35, 0, 32);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new ServiceTag(serviceId, serviceName, serviceCategory, serviceScope);
    }

    static void writeServiceTag(ExiWriter out, ServiceTag m) {
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
            out.string(serviceScope, 0, 32);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }
}
