package org.tidegate.hal.der;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings for a device's SunSpec models 702 to 712, as a grid profile exports them: raw integers
 * beside their own scale factors, so that nothing is rounded on the way.
 */
public record DerSettings(List<Model> models) {
    public DerSettings {
        models = List.copyOf(models);
    }

    /**
     * @param raw by path, such as {@code Ena}, {@code V_SF} or {@code Crv[0].Pt[2].V}
     */
    public record Model(int id, Map<String, Long> raw) {
        public Model {
            raw = Map.copyOf(raw);
        }

        /**
         * From a tree of maps, lists and whole numbers, as a JSON reader makes it; {@code ID},
         * {@code name} and anything that is no number are left out.
         */
        public static Model ofTree(int id, Map<?, ?> tree) {
            var raw = new LinkedHashMap<String, Long>();
            flatten("", tree, raw);
            raw.remove("ID");
            return new Model(id, raw);
        }

        private static void flatten(String path, Map<?, ?> tree, Map<String, Long> into) {
            for (Map.Entry<?, ?> entry : tree.entrySet()) {
                String at = path.isEmpty() ? "" + entry.getKey() : path + "." + entry.getKey();
                switch (entry.getValue()) {
                    case Number number -> into.put(at, number.longValue());
                    case Map<?, ?> inner -> flatten(at, inner, into);
                    case List<?> list -> {
                        for (int i = 0; i < list.size(); i++) {
                            if (list.get(i) instanceof Map<?, ?> inner) {
                                flatten(at + "[" + i + "]", inner, into);
                            }
                        }
                    }
                    case null, default -> {}
                }
            }
        }
    }

    /** Without the given models. */
    public DerSettings without(int... ids) {
        var rest = new ArrayList<Model>();
        for (Model model : models) {
            boolean kept = true;
            for (int id : ids) {
                kept &= model.id() != id;
            }
            if (kept) {
                rest.add(model);
            }
        }
        return new DerSettings(rest);
    }
}
