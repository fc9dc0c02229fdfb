package org.tidegate.rig.house.planted.hal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

public final class ShowsThirdParty {
    public int count(List<JsonNode> nodes) {
        return nodes.size();
    }
}
