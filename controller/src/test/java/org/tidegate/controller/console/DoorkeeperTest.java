package org.tidegate.controller.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorkeeperTest {
    private final Doorkeeper doorkeeper = new Doorkeeper(Set.of("charger.local"));

    @ParameterizedTest
    @CsvSource({
        "localhost, 127.0.0.1, true",
        "LOCALHOST:8443, 127.0.0.1, true",
        "127.0.0.1:8443, 127.0.0.1, true",
        "[::1]:8443, ::1, true",
        "charger.local:8443, 10.0.0.5, true",
        "10.0.0.5, 10.0.0.5, true",
        "10.0.0.6, 10.0.0.5, false",
        "[fe80:0:0:0:0:0:0:1], fe80::1, true",
        "127.0.0.1, 10.0.0.5, false",
        "evil.example, 127.0.0.1, false",
        "localhost.evil.example, 127.0.0.1, false",
        "127.0.0.1.evil.example, 127.0.0.1, false",
        "charger.local.evil.example:8443, 10.0.0.5, false",
        "'', 127.0.0.1, false",
    })
    void only_our_own_names_and_addresses_are_answered(String host, String here, boolean in) {
        assertThat(doorkeeper.check("GET", "/", host, null, InetAddress.ofLiteral(here)).isEmpty())
                .isEqualTo(in);
    }

    @Test
    void a_host_header_cannot_write_into_our_answer() {
        var refusal =
                doorkeeper
                        .check(
                                "GET",
                                "/",
                                "<script>x</script>\"" + "y".repeat(500),
                                null,
                                InetAddress.ofLiteral("127.0.0.1"))
                        .orElseThrow();
        assertThat(refusal.problem()).doesNotContain("<", "\"").hasSizeLessThan(130);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /, same-origin, 405",
        "DELETE, /api/v1/snapshot, none, 405",
        "GET, /api/v1/stream, cross-site, 403",
        "GET, /api/v1/stream, same-site, 403",
        "GET, /api/v1/stream, same-origin, 0",
        "GET, /api/v1/stream, none, 0",
        "GET, /, cross-site, 0",
        "HEAD, /, none, 0",
    })
    void methods_and_origins(String method, String path, String site, int status) {
        assertThat(
                        doorkeeper
                                .check(
                                        method,
                                        path,
                                        "localhost",
                                        site,
                                        InetAddress.ofLiteral("127.0.0.1"))
                                .map(Doorkeeper.Refusal::status)
                                .orElse(0))
                .isEqualTo(status);
    }
}
