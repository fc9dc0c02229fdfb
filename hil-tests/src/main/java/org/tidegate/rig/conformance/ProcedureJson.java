package org.tidegate.rig.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A procedure as a file: what a bench's source has to play and what is judged. */
final class ProcedureJson {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ProcedureJson() {}

    static String write(Procedure p) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("id", p.id());
        root.put("section", p.section());
        root.put("title", p.title());
        root.put("clause", p.clause());
        root.put("setup", p.setupText());
        root.put("in_service", p.inService());
        root.put("demand_pu", p.demandPu());
        root.set("start", point(p.start()));
        var segments = root.putArray("segments");
        for (Segment s : p.segments()) {
            ObjectNode node = point(s.to());
            node.put("name", s.name());
            node.put("seconds", s.seconds());
            node.put("ramp_seconds", s.rampSeconds());
            if (!Double.isNaN(s.demandPu())) {
                node.put("demand_pu", s.demandPu());
            }
            segments.add(node);
        }
        var probes = root.putArray("probes");
        for (Probe probe : p.probes()) {
            ObjectNode node = MAPPER.createObjectNode();
            node.put("kind", probe.getClass().getSimpleName());
            for (var component : probe.getClass().getRecordComponents()) {
                try {
                    Object value = component.getAccessor().invoke(probe);
                    switch (value) {
                        case Double d -> node.put(component.getName(), d);
                        case String s -> node.put(component.getName(), s);
                        case Enum<?> e -> node.put(component.getName(), e.name());
                        default -> {}
                    }
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
            probes.add(node);
        }
        try {
            return MAPPER.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode point(GridPoint g) {
        ObjectNode node = MAPPER.createObjectNode();
        node.putArray("v_pu").add(g.l1Pu()).add(g.l2Pu()).add(g.l3Pu());
        node.putArray("turned_deg").add(g.l1Deg()).add(g.l2Deg()).add(g.l3Deg());
        node.put("f_hz", g.frequencyHz());
        return node;
    }
}
