package org.tidegate.hal.internal.pi4j;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmBase;
import com.pi4j.io.pwm.PwmConfig;
import com.pi4j.io.pwm.PwmProvider;
import com.pi4j.io.pwm.PwmProviderBase;
import org.jspecify.annotations.Nullable;
import org.tidegate.hal.pins.PinException;
import org.tidegate.hal.pins.Pins;
import org.tidegate.hal.pins.PwmOutput;

/** Hardware PWM in sysfs. Pi4J counts whole percent, so the pilot does not go through here. */
final class SysfsPwmProvider extends PwmProviderBase implements PwmProvider {
    private final Pins pins;

    SysfsPwmProvider(Pins pins) {
        super("tidegate-pwm", "Tidegate PWM (sysfs)");
        this.pins = pins;
    }

    @Override
    public int getPriority() {
        return Lines.PRIORITY;
    }

    @Override
    public Pwm create(PwmConfig config) {
        var pwm = new KernelPwm(this, config, pins);
        context.registry().add(pwm);
        return pwm;
    }

    private static final class KernelPwm extends PwmBase implements Pwm {
        private final Pins pins;
        private @Nullable PwmOutput output;
        private int openedHz;

        KernelPwm(PwmProvider provider, PwmConfig config, Pins pins) {
            super(provider, config);
            this.pins = pins;
            if (config.frequency() != null) {
                frequency = config.frequency();
            }
            if (config.dutyCycle() != null) {
                dutyCycle = config.dutyCycle();
            }
        }

        @Override
        public Pwm on() throws IOException {
            set(dutyCycle == null ? 0 : dutyCycle);
            onState = true;
            return this;
        }

        @Override
        public Pwm off() throws IOException {
            set(0);
            onState = false;
            return this;
        }

        /** Another frequency means another period, and so to open the channel anew. */
        private void set(int percent) {
            PwmOutput now = output;
            if (now != null && openedHz != frequency) {
                now.close();
                now = null;
            }
            if (now == null) {
                int hertz = frequency > 0 ? frequency : 1_000;
                Integer chip = config.chip();
                Integer channel = config.channel();
                try {
                    now =
                            pins.pwm(
                                    "pwmchip" + (chip == null ? 0 : chip),
                                    channel == null ? 0 : channel,
                                    1_000_000_000L / hertz);
                } catch (PinException e) {
                    throw new IOException(e.getMessage());
                }
                openedHz = frequency;
                output = now;
            }
            if (!now.setDutyPercent(percent)) {
                throw new IOException(id() + ": the PWM does not take " + percent + " %");
            }
        }

        @Override
        public Pwm shutdownInternal(Context context) {
            PwmOutput now = output;
            if (now != null) {
                now.close();
                output = null;
            }
            return this;
        }
    }
}
