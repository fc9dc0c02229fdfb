package org.tidegate.rig.slac;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.slac.Attenuation;
import org.tidegate.iso15118.slac.Mac;
import org.tidegate.iso15118.slac.NetworkKey;
import org.tidegate.iso15118.slac.SlacFrames;
import org.tidegate.iso15118.slac.SlacMessage;
import org.tidegate.iso15118.slac.SlacMessage.Envelope;
import org.tidegate.iso15118.slac.SlacMessage.Modem;

/**
 * What the charger's host sees at its Ethernet port: its own modem, and through it the cars on the
 * line. Bytes in, bytes out, stepped by somebody's clock.
 */
public final class PowerLine {
    /** The charger's modem; its address is the one all QCA modems answer to locally. */
    public static final Mac MODEM = new Mac(0x00B0_5200_0001L);

    private final Modem kind;
    private final List<CarTwin> cars = new ArrayList<>();
    private final List<byte[]> toHost = new ArrayList<>();
    private final List<NetworkKey> keys = new ArrayList<>();
    private Mac host = Mac.BROADCAST;
    private boolean modemDead;
    private boolean jammed;
    private int frames;

    public PowerLine(Modem kind) {
        this.kind = kind;
    }

    public PowerLine with(CarTwin car) {
        cars.add(car);
        return this;
    }

    /** A modem that does not answer any more. */
    public void killModem() {
        modemDead = true;
    }

    /** Nothing gets through between the modems. */
    public void jam(boolean on) {
        jammed = on;
    }

    /** Every network key the host has set, in order. */
    public List<NetworkKey> keys() {
        return List.copyOf(keys);
    }

    /** How many frames the host has sent. */
    public int framesFromHost() {
        return frames;
    }

    /** The host sends. */
    public void fromHost(byte[] frame, long nowNanos) {
        frames++;
        Envelope e = SlacFrames.read(frame, frame.length);
        if (e == null) {
            throw new IllegalStateException("the charger sent something that cannot be read");
        }
        host = e.from();
        switch (e.message()) {
            case SlacMessage.SetKeyReq m -> {
                if (!modemDead) {
                    keys.add(m.key());
                    answer(new SlacMessage.SetKeyCnf(1));
                }
            }
            case SlacMessage.LinkStatusReq _ -> {
                if (!modemDead) {
                    answer(new SlacMessage.LinkStatusCnf(kind, isLinked()));
                }
            }
            case SlacMessage.VersionReq _ -> answer(new SlacMessage.VersionCnf(kind, "twin"));
            default -> {
                for (CarTwin car : cars) {
                    if (!jammed) {
                        send(car, car.receive(e, nowNanos));
                    }
                }
            }
        }
    }

    private boolean isLinked() {
        NetworkKey own = keys.isEmpty() ? null : keys.getLast();
        return !jammed
                && cars.stream()
                        .anyMatch(car ->
                                car.stage() == CarTwin.Stage.LINKED && isSame(car.key(), own));
    }

    private static boolean isSame(@Nullable NetworkKey a, @Nullable NetworkKey b) {
        return a != null && a.equals(b);
    }

    private void answer(SlacMessage message) {
        toHost.add(SlacFrames.write(host, MODEM, message));
    }

    /** Whatever comes out of the modem now. */
    public List<byte[]> step(long nowNanos) {
        for (CarTwin car : cars) {
            List<Envelope> said = car.step(nowNanos);
            if (!jammed) {
                send(car, said);
            }
        }
        List<byte[]> out = List.copyOf(toHost);
        toHost.clear();
        return out;
    }

    /** Any bytes, as if somebody else were on the line. */
    public void inject(byte[] frame) {
        toHost.add(frame);
    }

    private void send(CarTwin car, List<Envelope> said) {
        for (Envelope e : said) {
            toHost.add(SlacFrames.write(e.to(), e.from(), e.message()));
            if (e.message() instanceof SlacMessage.MnbcSoundInd m && isHeard(car, m)) {
                answer(
                        new SlacMessage.AttenProfileInd(
                                car.address(), Attenuation.flat(car.habits().attenuationDb())));
            }
        }
    }

    private static boolean isHeard(CarTwin car, SlacMessage.MnbcSoundInd m) {
        return m.countdown() >= car.habits().lostSounds();
    }
}
