package org.tidegate.iso15118;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.runtime.VirtualClock;

@DisplayName("Before the first vehicle")
class SeccWarmUpTest {
    private static final SeccSettings SETTINGS =
            SeccSettings.presets("A", new SeccSettings.Rating(11_000, 0, 32, 32, 0, 920));

    @Test
    void every_protocol_has_answered_two_messages() {
        assertThat(SeccWarmUp.run(SETTINGS, new VirtualClock(0))).isEqualTo(6);
    }

    @Test
    void a_protocol_that_is_not_served_is_refused_there_too() {
        SeccSettings newest = SETTINGS.withOlder(OlderProtocols.presets().serving(false, false));

        assertThat(SeccWarmUp.run(newest, new VirtualClock(0))).isEqualTo(4);
    }
}
