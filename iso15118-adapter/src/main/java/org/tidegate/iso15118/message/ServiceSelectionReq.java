package org.tidegate.iso15118.message;

import java.util.List;
import org.tidegate.iso15118.exi.SchemaSet;

/** Chooses one energy transfer service and perhaps others. */
@XsdSequence("ServiceSelectionReqType")
public record ServiceSelectionReq(
        MessageHeader header,
        SelectedService selectedEnergyTransferService,
        List<SelectedService> selectedVasList)
        implements V2gRequest {
    public ServiceSelectionReq {
        selectedVasList = List.copyOf(selectedVasList);
    }

    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
