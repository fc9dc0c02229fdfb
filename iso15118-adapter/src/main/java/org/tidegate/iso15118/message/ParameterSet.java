package org.tidegate.iso15118.message;

import java.util.List;

@XsdSequence("ParameterSetType")
public record ParameterSet(int parameterSetId, List<Parameter> parameters) {
    public ParameterSet {
        parameters = List.copyOf(parameters);
    }
}
