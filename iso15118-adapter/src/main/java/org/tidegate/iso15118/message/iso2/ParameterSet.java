package org.tidegate.iso15118.message.iso2;

import java.util.List;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ParameterSetType")
public record ParameterSet(int parameterSetId, List<Parameter> parameters) {
    public ParameterSet {
        parameters = List.copyOf(parameters);
    }
}
