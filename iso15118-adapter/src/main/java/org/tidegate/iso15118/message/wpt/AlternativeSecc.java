package org.tidegate.iso15118.message.wpt;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("AlternativeSECCType")
public record AlternativeSecc(
        @Nullable String ssid,
        @Nullable String bssid,
        @Nullable String ipAddress,
        @Nullable Integer port) {}
