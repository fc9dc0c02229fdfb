package org.tidegate.iso15118.message;

import java.util.List;

/** One way in which a service can be had. */
@XsdSequence("ParameterSetType")
public record ParameterSet(int parameterSetId, List<Parameter> parameters) {
    public ParameterSet {
        parameters = List.copyOf(parameters);
    }
}
