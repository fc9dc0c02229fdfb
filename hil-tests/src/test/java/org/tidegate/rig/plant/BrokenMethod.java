package org.tidegate.rig.plant;

import org.tidegate.protection.islanding.IslandVerdict;

/** The notes' algorithm in the plainest words, with places at which it can be broken. */
final class BrokenMethod implements IslandBench.Method {
    enum Fault {
        NONE,
        SIGN_OF_GAIN,
        GAIN_TOO_SMALL,
        FLIP_WITHOUT_DIRECTION,
        NO_WASHOUT,
        NO_LAG,
        BLANKED_TOO_LONG
    }

    private final Fault fault;
    private double slowHz = Double.NaN;
    private double q;
    private int flip;
    private double side;
    private double fromHz;
    private long since;
    private long restUntil;
    private long blankUntil;
    private long last;
    private boolean trip;

    BrokenMethod(Fault fault) {
        this.fault = fault;
    }

    @Override
    public void step(double hz, double jumpDeg, double power, long now, IslandVerdict out) {
        if (Double.isNaN(hz)) {
            return;
        }
        double dt = last == 0 ? 0 : (now - last) * 1e-9;
        last = now;
        if (Double.isNaN(slowHz)) {
            slowHz = fault == Fault.NO_WASHOUT ? 50 : hz;
        }
        double df = hz - slowHz;
        slowHz += fault == Fault.NO_WASHOUT ? 0 : dt * df;
        if (Math.abs(jumpDeg) > 8 && now >= blankUntil) {
            blankUntil = now + (fault == Fault.BLANKED_TOO_LONG ? 1_500_000_000L : 100_000_000L);
        }
        double gain =
                switch (fault) {
                    case SIGN_OF_GAIN -> -0.2;
                    case GAIN_TOO_SMALL -> 0.03;
                    default -> 0.2;
                };
        double wanted = Math.clamp(gain * df, -0.15, 0.15);
        if (flip == 0) {
            boolean moves = Math.abs(df) > 0.25 && Math.abs(df) < 8;
            if (moves && now >= blankUntil && now >= restUntil) {
                flip = 1;
                side = Math.signum(df);
                fromHz = hz;
                since = now;
            }
        } else if (now - since >= 100_000_000L) {
            double moved = (hz - fromHz) * side * parity();
            boolean follows =
                    fault == Fault.FLIP_WITHOUT_DIRECTION
                            ? Math.abs(hz - fromHz) > 0.05
                            : moved > 0.25;
            trip |= follows && flip == 3;
            restUntil = follows ? 0 : now + 300_000_000L;
            flip = follows ? flip + 1 : 0;
            fromHz = hz;
            since = now;
        }
        wanted = flip > 0 ? side * parity() * 0.15 : wanted;
        q += fault == Fault.NO_LAG ? wanted - q : dt / (0.02 + dt) * (wanted - q);
        out.reactivePu = q;
        out.trip = trip;
    }

    private double parity() {
        return flip % 2 == 1 ? -1 : 1;
    }
}
