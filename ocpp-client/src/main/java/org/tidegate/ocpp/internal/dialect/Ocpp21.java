package org.tidegate.ocpp.internal.dialect;

import org.tidegate.ocpp.internal.json.Edition;

/** OCPP 2.1 Edition 1 over JSON: the vocabulary is its own, so records go out as they are. */
public final class Ocpp21 extends Ocpp2 {
    public Ocpp21() {
        super(Edition.V21);
    }

    @Override
    public String subprotocol() {
        return "ocpp2.1";
    }
}
