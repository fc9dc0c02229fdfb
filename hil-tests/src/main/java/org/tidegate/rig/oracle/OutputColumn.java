package org.tidegate.rig.oracle;

import org.jspecify.annotations.Nullable;

/** The columns that a replay of protection writes, with the decimals of the vectors. */
enum OutputColumn {
    STATUS("status", OutputColumn.TEXT),
    P("p", 5),
    Q("q", 5),
    PDES("pdes", 5),
    QDES("qdes", 5),
    TRIP("trip", OutputColumn.TEXT),
    SOC("soc", 6),
    V10("v10", 5),
    ROCOF("rocof", 3);

    private static final int TEXT = -1;

    final String label;
    final int decimals;

    OutputColumn(String label, int decimals) {
        this.label = label;
        this.decimals = decimals;
    }

    static @Nullable OutputColumn named(String column) {
        for (OutputColumn output : values()) {
            if (output.label.equals(column)) {
                return output;
            }
        }
        return null;
    }

    boolean isText() {
        return decimals == TEXT;
    }

    String[] texts(OracleTrace trace) {
        return this == STATUS ? trace.status : trace.trip;
    }

    double[] numbers(OracleTrace trace) {
        return switch (this) {
            case P -> trace.p;
            case Q -> trace.q;
            case PDES -> trace.desiredP;
            case QDES -> trace.desiredQ;
            case SOC -> trace.soc;
            case V10 -> trace.mean;
            case ROCOF -> trace.rate;
            case STATUS, TRIP -> throw new IllegalArgumentException(label + " is text");
        };
    }

    void write(OracleTrace trace, int row, Ascii into) {
        if (isText()) {
            into.add(texts(trace)[row]);
        } else {
            into.add(numbers(trace)[row], decimals);
        }
    }
}
