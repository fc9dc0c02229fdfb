package org.tidegate.iso15118.message.internal;

import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.Parameter;
import org.tidegate.iso15118.message.ParameterSet;
import org.tidegate.iso15118.message.ParameterValue;
import org.tidegate.iso15118.message.SelectedService;
import org.tidegate.iso15118.message.Service;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** What a charger offers and with which parameters. */
final class ServicesCodec {

    private ServicesCodec() {}

    static List<ParameterSet> readServiceParameterList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(ServicesCodec.readParameterSet(in));
            e = in.listSize(items) < 32 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeServiceParameterList(ExiWriter out, List<ParameterSet> items) {
        out.count(items.size(), 1, 32);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            ServicesCodec.writeParameterSet(out, items.get(i));
            width = i + 1 < 32 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static ParameterSet readParameterSet(ExiReader in) throws ExiException {
        in.event(1, 1);
        int parameterSetId = (int) in.unsigned(0, 65535);
        int parameters = in.listStart();
        int e = in.event(1, 1);
        while (e == 0) {
            in.addToList(ServicesCodec.readParameter(in));
            e = in.listSize(parameters) < 32 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        e--;
        List<Parameter> parametersList = in.list(parameters);
        in.expect(e);
        return new ParameterSet(parameterSetId, parametersList);
    }

    static void writeParameterSet(ExiWriter out, ParameterSet m) {
        out.event(0, 1);
        out.unsigned(m.parameterSetId(), 0, 65535);
        int w = 1;
        int e = 0;
        out.count(m.parameters().size(), 1, 32);
        for (int i = 0; i < m.parameters().size(); i++) {
            out.event(e, w);
            ServicesCodec.writeParameter(out, m.parameters().get(i));
            w = i + 1 < 32 ? 2 : 1;
            e = 0;
        }
        if (m.parameters().size() < 32) {
            e++;
        }
        out.event(e, w);
    }

    static List<Integer> readServiceIdList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList((int) in.unsigned(0, 65535));
            e = in.listSize(items) < 16 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeServiceIdList(ExiWriter out, List<Integer> items) {
        out.count(items.size(), 1, 16);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            out.unsigned(items.get(i), 0, 65535);
            width = i + 1 < 16 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static List<Service> readServiceList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(ServicesCodec.readService(in));
            e = in.listSize(items) < 8 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeServiceList(ExiWriter out, List<Service> items) {
        out.count(items.size(), 1, 8);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            ServicesCodec.writeService(out, items.get(i));
            width = i + 1 < 8 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static Service readService(ExiReader in) throws ExiException {
        in.event(1, 1);
        int serviceId = (int) in.unsigned(0, 65535);
        in.event(1, 1);
        boolean freeService = in.bool();
        in.event(1, 1);
        return new Service(serviceId, freeService);
    }

    static void writeService(ExiWriter out, Service m) {
        out.event(0, 1);
        out.unsigned(m.serviceId(), 0, 65535);
        out.event(0, 1);
        out.bool(m.freeService());
        out.event(0, 1);
    }

    static SelectedService readSelectedService(ExiReader in) throws ExiException {
        in.event(1, 1);
        int serviceId = (int) in.unsigned(0, 65535);
        in.event(1, 1);
        int parameterSetId = (int) in.unsigned(0, 65535);
        in.event(1, 1);
        return new SelectedService(serviceId, parameterSetId);
    }

    static void writeSelectedService(ExiWriter out, SelectedService m) {
        out.event(0, 1);
        out.unsigned(m.serviceId(), 0, 65535);
        out.event(0, 1);
        out.unsigned(m.parameterSetId(), 0, 65535);
        out.event(0, 1);
    }

    static List<SelectedService> readSelectedServiceList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(ServicesCodec.readSelectedService(in));
            e = in.listSize(items) < 16 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeSelectedServiceList(ExiWriter out, List<SelectedService> items) {
        out.count(items.size(), 1, 16);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            ServicesCodec.writeSelectedService(out, items.get(i));
            width = i + 1 < 16 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static Parameter readParameter(ExiReader in) throws ExiException {
        in.event(1, 1);
        String name = in.stringValue(15, 0, 80);
        int e = in.event(3, 6);
        ParameterValue value =
                switch (e) {
                    case 0 -> new ParameterValue.BoolValue(in.bool());
                    case 1 -> new ParameterValue.ByteValue(in.nbit(8, -128, 127));
                    case 2 -> new ParameterValue.ShortValue((int) in.signed(-32768, 32767));
                    case 3 ->
                            new ParameterValue.IntValue((int) in.signed(-2147483648L, 2147483647));
                    case 4 -> new ParameterValue.RationalNumber(SharedTypesCodec.readRational(in));
                    case 5 -> new ParameterValue.FiniteString(in.string(16, 0, 80));
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new Parameter(name, value);
    }

    static void writeParameter(ExiWriter out, Parameter m) {
        out.event(0, 1);
        out.stringValue(m.name(), 0, 80);
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
            case ParameterValue.RationalNumber c -> {
                out.event(4, 3);
                SharedTypesCodec.writeRational(out, c.value());
            }
            case ParameterValue.FiniteString c -> {
                out.event(5, 3);
                out.string(c.value(), 0, 80);
            }
        }
        out.event(0, 1);
    }
}
