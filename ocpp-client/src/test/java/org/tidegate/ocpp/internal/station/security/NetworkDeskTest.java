package org.tidegate.ocpp.internal.station.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.ocpp.FilePort;
import org.tidegate.ocpp.LinkFault;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.internal.station.StationBench;

@DisplayName("Operators, passwords and security profiles")
class NetworkDeskTest {
    private static final String OLD = "a-password-of-twenty";
    private static final String NEW = "another-password-of-30-characters";

    private final StationBench bench = new StationBench().booted();

    private String slot(int number, String url, int profile, String more) {
        return bench.status(
                "SetNetworkProfile",
                """
                {"configurationSlot":%d,"connectionData":{"ocppInterface":"Wired0",
                 "ocppTransport":"JSON","messageTimeout":30,"ocppCsmsUrl":"%s",
                 "securityProfile":%d%s}}
                """
                        .formatted(number, url, profile, more));
    }

    @Test
    void a_new_password_is_used_at_once_and_kept_once_it_works() {
        assertThat(bench.set("SecurityCtrlr", "BasicAuthPassword", "", NEW)).isEqualTo("Accepted");
        bench.seconds(10);
        assertThat(bench.dialled.getLast().password()).isEqualTo(NEW);
        assertThat(bench.operator().online()).isTrue();
        bench.restart();
        bench.booted();
        assertThat(bench.dialled.getLast().password()).isEqualTo(NEW);
        assertThat(bench.all("SecurityEventNotification"))
                .anyMatch(
                        e -> e.get("type").asText().equals("ReconfigurationOfSecurityParameters"));
    }

    @Test
    void a_new_password_the_operator_refuses_is_dropped_and_the_old_one_opens() {
        bench.reachable = false;
        bench.linkFault = LinkFault.UNAUTHORISED;
        bench.set("SecurityCtrlr", "BasicAuthPassword", "", NEW);
        bench.seconds(6);
        assertThat(bench.dialled).anyMatch(e -> NEW.equals(e.password()));
        bench.reachable = true;
        bench.seconds(30);
        assertThat(bench.dialled.getLast().password()).isEqualTo(OLD);
        assertThat(bench.operator().online()).isTrue();
        assertThat(bench.events).anyMatch(e -> e.startsWith("PASSWORD_KEPT"));
    }

    @ParameterizedTest
    @CsvSource({"short", "fifteen-letters", "''"})
    void weak_passwords_are_refused(String password) {
        assertThat(bench.set("SecurityCtrlr", "BasicAuthPassword", "", password))
                .isEqualTo("Rejected");
        bench.seconds(5);
        assertThat(bench.dialled.getLast().password()).isEqualTo(OLD);
    }

    @Test
    void the_password_shows_in_no_report_and_no_words() {
        bench.set("SecurityCtrlr", "BasicAuthPassword", "", NEW);
        bench.order("GetBaseReport", "{\"requestId\":1,\"reportBase\":\"FullInventory\"}");
        bench.seconds(20);
        assertThat(bench.sent.toString()).doesNotContain(NEW).doesNotContain(OLD);
        assertThat(bench.events.toString()).doesNotContain(NEW);
        assertThat(bench.dialled.getLast().toString()).doesNotContain(NEW);
    }

    @ParameterizedTest
    @CsvSource({
        "2, http://x.invalid, 1, ''",
        "2, ws://x.invalid/a, 2, ''",
        "2, wss://x.invalid/a, 1, ''",
        "2, wss://u:p@x.invalid/a, 2, ''",
        "2, ws://x.invalid/a, 0, ''",
        "2, wss://x.invalid/a, 3, ''",
        "2, wss://x.invalid/a, 4, ''",
        "0, wss://x.invalid/a, 2, ''",
        "9, wss://x.invalid/a, 2, ''",
        "1, wss://x.invalid/a, 2, ''",
        "2, wss://x.invalid/a, 2, ',\"ocppVersion\":\"OCPP12\"'",
        "2, wss://x.invalid/a, 2, ',\"basicAuthPassword\":\"short\"'",
        "2, not an address, 2, ''"
    })
    void profiles_that_cannot_work_are_refused(int number, String url, int profile, String more) {
        assertThat(slot(number, url, profile, more)).isEqualTo("Rejected");
        assertThat(bench.set("OCPPCommCtrlr", "NetworkConfigurationPriority", "", "2"))
                .isEqualTo("Rejected");
    }

    @Test
    void a_better_profile_is_reached_after_a_restart_and_the_worse_one_is_never_again() {
        assertThat(slot(2, "wss://new.invalid/ocpp", 2, "")).isEqualTo("Accepted");
        assertThat(bench.set("OCPPCommCtrlr", "NetworkConfigurationPriority", "", "2,1"))
                .as("1 is lower, but it is the present one")
                .isEqualTo("RebootRequired");
        bench.restart();
        bench.booted();
        assertThat(bench.dialled.getLast().url())
                .isEqualTo(URI.create("wss://new.invalid/ocpp/TG-1"));
        assertThat(bench.get("SecurityCtrlr", "SecurityProfile")).isEqualTo("2");
        assertThat(bench.get("OCPPCommCtrlr", "NetworkConfigurationPriority")).isEqualTo("2");
        assertThat(slot(3, "ws://old.invalid/ocpp", 1, "")).isEqualTo("Rejected");
        bench.reachable = false;
        bench.cut();
        bench.seconds(600);
        assertThat(bench.dialled.getLast().url().getScheme()).isEqualTo("wss");
    }

    @Test
    void an_operator_that_is_not_there_is_left_for_the_last_good_one() {
        slot(2, "wss://new.invalid/ocpp", 2, "");
        bench.set("OCPPCommCtrlr", "NetworkConfigurationPriority", "", "2,1");
        bench.restart();
        bench.reachable = false;
        bench.seconds(40);
        assertThat(bench.dialled).anyMatch(e -> e.url().getHost().equals("new.invalid"));
        assertThat(bench.dialled.getLast().url().getHost()).isEqualTo("operator.invalid");
        int boots = bench.all("BootNotification").size();
        bench.mend();
        assertThat(bench.operator().online()).isTrue();
        assertThat(bench.all("BootNotification")).hasSize(boots + 1);
    }

    @Test
    void a_certificate_the_operator_shows_and_we_do_not_trust_is_told_afterwards() {
        bench.linkFault = LinkFault.CERTIFICATE_UNTRUSTED;
        bench.cut();
        bench.seconds(60);
        bench.mend();
        assertThat(bench.all("SecurityEventNotification"))
                .filteredOn(e -> e.get("type").asText().equals("InvalidCsmsCertificate"))
                .hasSizeBetween(1, 3);
    }

    @Test
    void without_any_password_the_profile_is_zero_and_says_so() {
        StationBench lab =
                StationBench.with(
                        OcppSettings.of(URI.create("ws://operator.invalid/ocpp"), "TG-2"),
                        FilePort.none());
        lab.booted();
        assertThat(lab.get("SecurityCtrlr", "SecurityProfile")).isEqualTo("0");
    }
}
