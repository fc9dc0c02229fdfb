package org.tidegate.iso15118.internal;

import java.util.ArrayList;
import java.util.List;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.message.Parameter;
import org.tidegate.iso15118.message.ParameterSet;
import org.tidegate.iso15118.message.ParameterValue;
import org.tidegate.iso15118.message.Service;

/** What is on offer: energy services and their parameter sets (ISO 15118-20, Tables 204 to 208). */
final class Services {
    static final int DC = 2;
    static final int DC_BPT = 6;

    private static final int CONNECTOR_EXTENDED = 2; // CCS: DC pins below the AC ones
    private static final int CONTROL_DYNAMIC = 2;
    private static final int MOBILITY_BY_EVCC = 1; // the vehicle keeps its own departure and floor
    private static final int PRICING_NONE = 0;
    private static final int CHANNEL_UNIFIED = 1;
    private static final int GRID_FOLLOWING = 1;

    /** The only parameter set of either service. */
    static final int PARAMETER_SET = 1;

    private Services() {}

    /** Bidirectional first: vehicles tend to take the first they understand. */
    static List<Service> offered(SeccSettings settings) {
        var services = new ArrayList<Service>();
        if (settings.dischargeOffered()) {
            services.add(new Service(DC_BPT, false));
        }
        services.add(new Service(DC, false));
        return services;
    }

    static boolean isOffered(int serviceId, SeccSettings settings) {
        return serviceId == DC || (serviceId == DC_BPT && settings.dischargeOffered());
    }

    static List<ParameterSet> parameterSets(int serviceId) {
        var parameters = new ArrayList<Parameter>();
        parameters.add(whole("Connector", CONNECTOR_EXTENDED));
        parameters.add(whole("ControlMode", CONTROL_DYNAMIC));
        parameters.add(whole("MobilityNeedsMode", MOBILITY_BY_EVCC));
        parameters.add(whole("Pricing", PRICING_NONE));
        if (serviceId == DC_BPT) {
            parameters.add(whole("BPTChannel", CHANNEL_UNIFIED));
            parameters.add(whole("GeneratorMode", GRID_FOLLOWING));
        }
        return List.of(new ParameterSet(PARAMETER_SET, parameters));
    }

    private static Parameter whole(String name, int value) {
        return new Parameter(name, new ParameterValue.IntValue(value));
    }
}
