package org.tidegate.hal.internal.linux;

import java.util.List;
import org.tidegate.hal.pins.Edge;
import org.tidegate.hal.pins.LineInputs;
import org.tidegate.hal.pins.LineOutputs;

/** Lines of several chips under one numbering: chip after chip, coherent within each. */
final class SeveralChips {
    private SeveralChips() {}

    /**
     * @param places for each chip, the place of each of its lines in the whole
     */
    record Inputs(List<LineInputs> chips, List<int[]> places, int count) implements LineInputs {
        @Override
        public long levels() {
            long all = 0;
            for (int c = 0; c < chips.size(); c++) {
                long levels = chips.get(c).levels();
                if (levels == UNREADABLE) {
                    return UNREADABLE;
                }
                all |= spread(levels, places.get(c));
            }
            return all;
        }

        @Override
        public boolean nextEdge(Edge into) {
            for (int c = 0; c < chips.size(); c++) {
                if (chips.get(c).nextEdge(into)) {
                    into.index = into.index < 0 ? -1 : places.get(c)[into.index];
                    return true;
                }
            }
            return false;
        }

        @Override
        public long lostEdges() {
            long lost = 0;
            for (int c = 0; c < chips.size(); c++) {
                lost += chips.get(c).lostEdges();
            }
            return lost;
        }

        @Override
        public void close() {
            chips.forEach(LineInputs::close);
        }
    }

    /** As {@link Inputs}. */
    record Outputs(List<LineOutputs> chips, List<int[]> places, int count) implements LineOutputs {
        @Override
        public boolean set(long levels, long mask) {
            boolean done = true;
            for (int c = 0; c < chips.size(); c++) {
                long own = gather(mask, places.get(c));
                if (own != 0) {
                    done &= chips.get(c).set(gather(levels, places.get(c)), own);
                }
            }
            return done;
        }

        @Override
        public void close() {
            chips.forEach(LineOutputs::close);
        }
    }

    private static long spread(long levels, int[] places) {
        long all = 0;
        for (int i = 0; i < places.length; i++) {
            all |= (levels >>> i & 1) << places[i];
        }
        return all;
    }

    private static long gather(long all, int[] places) {
        long own = 0;
        for (int i = 0; i < places.length; i++) {
            own |= (all >>> places[i] & 1) << i;
        }
        return own;
    }
}
