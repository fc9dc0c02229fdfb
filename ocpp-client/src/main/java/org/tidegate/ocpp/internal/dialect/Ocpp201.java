package org.tidegate.ocpp.internal.dialect;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Edition;
import org.tidegate.ocpp.internal.json.RecordCodec;
import org.tidegate.ocpp.internal.message.StationCall;

/**
 * OCPP 2.0.1 over JSON. It says nearly the same as 2.1 with fewer words; where it differs, the
 * records say so ({@code Since21}, {@code In201}). What comes in is checked by the rules of 2.0.1
 * and then is 2.1 already; what goes out is put into the words 2.0.1 has. Discharging, dynamic
 * profiles, DER, tariffs and event streams have none.
 */
public final class Ocpp201 extends Ocpp2 {
    public Ocpp201() {
        super(Edition.V201);
    }

    @Override
    public String subprotocol() {
        return "ocpp2.0.1";
    }

    @Override
    public boolean says(StationCall call) {
        return super.says(call) && worded((Record) call) != null;
    }

    @Override
    @Nullable Record worded(Record payload) {
        return lowered(payload);
    }

    @SuppressWarnings("unchecked") // getClass of a T is a Class<T> for records, which are final
    private <T extends Record> @Nullable T lowered(T payload) {
        return RecordCodec.of((Class<T>) payload.getClass(), edition()).lowered(payload);
    }
}
