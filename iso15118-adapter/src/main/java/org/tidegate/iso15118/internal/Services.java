package org.tidegate.iso15118.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.Iso20Settings;
import org.tidegate.iso15118.Iso20Settings.Control;
import org.tidegate.iso15118.Iso20Settings.Pricing;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.message.Parameter;
import org.tidegate.iso15118.message.ParameterSet;
import org.tidegate.iso15118.message.ParameterValue;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.Service;

/** What is on offer: energy services and their parameter sets (ISO 15118-20, Tables 204 to 208). */
final class Services {
    static final int AC = 1;
    static final int DC = 2;
    static final int AC_BPT = 5;
    static final int DC_BPT = 6;
    static final int MCS = 8;
    static final int MCS_BPT = 9;

    private static final int CONNECTOR_EXTENDED = 2; // CCS: DC pins below the AC ones
    private static final int CONNECTOR_SINGLE_PHASE = 1;
    private static final int CONNECTOR_THREE_PHASE = 3;
    private static final int CONTROL_SCHEDULED = 1;
    private static final int CONTROL_DYNAMIC = 2;
    private static final int MOBILITY_BY_EVCC = 1; // the vehicle keeps its own departure and floor
    private static final int MOBILITY_BY_SECC = 2;
    private static final int CHANNEL_UNIFIED = 1;
    private static final int GRID_FOLLOWING = 1;
    private static final int ISLANDING_PASSIVE = 2; // the charger's own protection does the rest

    private Services() {}

    /** One parameter set as the machine understands it. */
    record Choice(int id, Control control, boolean mobilityByCharger, Pricing pricing) {
        static final Choice NONE = new Choice(0, Control.DYNAMIC, false, Pricing.NONE);

        boolean isScheduled() {
            return control == Control.SCHEDULED;
        }

        /** For people. */
        String words() {
            return isScheduled()
                    ? "scheduled control"
                    : mobilityByCharger
                            ? "dynamic control, departure kept by the charger"
                            : "dynamic control";
        }
    }

    /** Bidirectional first: vehicles tend to take the first they understand. */
    static List<Service> offered(SeccSettings settings, boolean ac) {
        var services = new ArrayList<Service>();
        for (Iso20Settings.Energy energy : settings.iso20().energies()) {
            int plain =
                    switch (energy) {
                        case AC -> AC;
                        case DC -> DC;
                        case MCS -> MCS;
                    };
            if (isAc(plain) != ac) {
                continue;
            }
            if (settings.dischargeOffered()) {
                services.add(new Service(bidirectional(plain), false));
            }
            services.add(new Service(plain, false));
        }
        return services;
    }

    /** Of either message set; never empty. */
    static List<Service> any(SeccSettings settings) {
        List<Service> dc = offered(settings, false);
        return dc.isEmpty() ? offered(settings, true) : dc;
    }

    private static int bidirectional(int plain) {
        return plain == AC ? AC_BPT : plain == DC ? DC_BPT : MCS_BPT;
    }

    static boolean isBidirectional(int serviceId) {
        return serviceId == AC_BPT || serviceId == DC_BPT || serviceId == MCS_BPT;
    }

    static boolean isAc(int serviceId) {
        return serviceId == AC || serviceId == AC_BPT;
    }

    static boolean isOffered(int serviceId, SeccSettings settings, boolean ac) {
        return offered(settings, ac).stream().anyMatch(s -> s.serviceId() == serviceId);
    }

    /** Whether the charger serves this message set at all. */
    static boolean serves(SeccSettings settings, boolean ac) {
        return !offered(settings, ac).isEmpty();
    }

    /** For people. */
    static String name(int serviceId) {
        return switch (serviceId) {
            case AC, AC_BPT -> "AC";
            case MCS, MCS_BPT -> "DC, megawatt system";
            default -> "DC";
        };
    }

    /** All sets of a service; the first is preferred. At most four, small codecs take five. */
    static List<Choice> choices(SeccSettings settings) {
        Iso20Settings habits = settings.iso20();
        var choices = new ArrayList<Choice>();
        for (Control control : habits.controls()) {
            choices.add(new Choice(choices.size() + 1, control, false, habits.pricing()));
        }
        if (habits.mobilityByCharger() && habits.controls().contains(Control.DYNAMIC)) {
            choices.add(new Choice(choices.size() + 1, Control.DYNAMIC, true, habits.pricing()));
        }
        return choices;
    }

    /** Null if there is no such set. */
    static @Nullable Choice choice(int set, SeccSettings settings) {
        return choices(settings).stream().filter(c -> c.id() == set).findFirst().orElse(null);
    }

    static List<ParameterSet> parameterSets(int serviceId, SeccSettings settings) {
        return choices(settings).stream()
                .map(c -> new ParameterSet(c.id(), parameters(serviceId, c, settings.iso20())))
                .toList();
    }

    private static List<Parameter> parameters(int serviceId, Choice choice, Iso20Settings habits) {
        var parameters = new ArrayList<Parameter>();
        if (isAc(serviceId)) {
            boolean three = habits.ac().phases() == 3;
            parameters.add(
                    whole("Connector", three ? CONNECTOR_THREE_PHASE : CONNECTOR_SINGLE_PHASE));
            parameters.add(
                    new Parameter(
                            "EVSENominalVoltage",
                            new ParameterValue.RationalNumber(
                                    Rational.fromDouble(habits.ac().nominalVoltageV()))));
        } else {
            parameters.add(whole("Connector", CONNECTOR_EXTENDED));
        }
        parameters.add(
                whole("ControlMode", choice.isScheduled() ? CONTROL_SCHEDULED : CONTROL_DYNAMIC));
        parameters.add(
                whole(
                        "MobilityNeedsMode",
                        choice.mobilityByCharger() ? MOBILITY_BY_SECC : MOBILITY_BY_EVCC));
        parameters.add(whole("Pricing", choice.pricing().ordinal()));
        if (isBidirectional(serviceId)) {
            parameters.add(whole("BPTChannel", CHANNEL_UNIFIED));
            parameters.add(whole("GeneratorMode", GRID_FOLLOWING));
            if (isAc(serviceId)) {
                parameters.add(whole("GridCodeIslandingDetectionMethod", ISLANDING_PASSIVE));
            }
        }
        return parameters;
    }

    private static Parameter whole(String name, int value) {
        return new Parameter(name, new ParameterValue.IntValue(value));
    }
}
