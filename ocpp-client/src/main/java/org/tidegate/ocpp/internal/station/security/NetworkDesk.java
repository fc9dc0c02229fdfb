package org.tidegate.ocpp.internal.station.security;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.LinkFault;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.TransportSettings;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.json.Violation;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.Provisioning.NetworkConnectionProfile;
import org.tidegate.ocpp.internal.message.Provisioning.OcppInterface;
import org.tidegate.ocpp.internal.message.Provisioning.OcppTransport;
import org.tidegate.ocpp.internal.message.Provisioning.SetNetworkProfile;
import org.tidegate.ocpp.internal.message.Provisioning.SetNetworkProfileResponse;
import org.tidegate.ocpp.internal.message.Provisioning.SetNetworkProfileStatus;
import org.tidegate.ocpp.internal.station.Desk;
import org.tidegate.ocpp.internal.station.Keep;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Surroundings;
import org.tidegate.ocpp.internal.station.device.DeviceModel.Verdict;
import org.tidegate.ocpp.internal.station.device.Setting;

/**
 * Which operator is called, with which password (OCPP 2.1 A01, A05, B09, B10). A new password or
 * profile counts once a connection was made with it; until then the old one is kept and fallen back
 * to. The security profile is never lowered.
 */
public final class NetworkDesk implements Desk {
    public static final int MOST_SLOTS = 4;
    private static final int SHORTEST_PASSWORD = 16;
    private static final int LONGEST_PASSWORD = 64;
    private static final long AFTER_ANSWER_NANOS = 1_000_000_000L;
    private static final long NEVER = Long.MAX_VALUE / 2;

    /** Whether this station could be known by a certificate. */
    public interface Identification {
        @Nullable String authorities();

        /** Null also where the transport has a certificate of its own. */
        @Nullable String chain();

        /** This station can be known by a certificate, whoever holds it. */
        boolean hasCertificate();

        /** The board was commissioned with one. */
        boolean isGivenCertificate();

        String keyAlias();

        void connected();

        /** The operator did not take our certificate. */
        void refused(Moment now);
    }

    /**
     * @param configured what slot 1 was told by the board file when this was saved
     */
    private record Head(
            int lastGood,
            @Nullable String newPassword,
            int newPasswordSlot,
            @Nullable String configured) {}

    private final Surroundings at;
    private final Identification identification;
    private final NetworkSlot configured;
    private final Map<Integer, NetworkSlot> slots = new TreeMap<>();
    private int active;
    private int lastGood;
    private int failures;
    private boolean opened;
    private @Nullable String newPassword;
    private int newPasswordSlot;
    private long reconnectNanos = NEVER;
    private String reconnectWhy = "";

    public NetworkDesk(Surroundings at, Identification identification, String saved) {
        this.at = at;
        this.identification = identification;
        this.configured = configured(at.settings(), identification);
        slots.put(1, configured);
        lastGood = 1;
        restore(saved);
        List<Integer> priority = priority();
        active = priority.isEmpty() ? lastGood : priority.getFirst();
    }

    /** Slot 1 as the board file has it. */
    private static NetworkSlot configured(OcppSettings s, Identification identification) {
        // A certificate that was signed while a password opened the door changes nothing by itself:
        // the operator says when it is to be used (A05).
        boolean certificate =
                identification.isGivenCertificate()
                        || (s.password() == null && identification.hasCertificate());
        return new NetworkSlot(
                1,
                s.url().toString(),
                TransportSettings.securityProfile(s.url(), s.password() != null, certificate),
                (int) s.callTimeout().toSeconds(),
                "",
                s.identity(),
                s.password());
    }

    /** Tells whether somebody has changed the board file since; never the password. */
    private String configuration() {
        return configured.securityProfile() + " " + configured.identity() + " " + configured.url();
    }

    private void restore(String saved) {
        List<String> lines = saved.lines().toList();
        boolean sameBoard = true;
        for (int i = 0; i < lines.size(); i++) {
            try {
                if (i == 0) {
                    Head head = Json.read(Head.class, lines.get(i));
                    sameBoard =
                            head.configured == null || head.configured.equals(configuration());
                    lastGood = head.lastGood;
                    newPassword = sameBoard || head.newPasswordSlot != 1 ? head.newPassword : null;
                    newPasswordSlot = head.newPasswordSlot;
                } else {
                    NetworkSlot slot = Json.read(NetworkSlot.class, lines.get(i));
                    if (sameBoard || slot.number() != 1) { // else the board file is newer
                        slots.put(slot.number(), slot);
                    }
                }
            } catch (Violation _) {
                // another firmware's line: the configured slot 1 is still there
            }
        }
        if (!slots.containsKey(lastGood)) {
            lastGood = 1;
        }
    }

    private void save() {
        var lines = new ArrayList<String>();
        lines.add(Json.write(new Head(lastGood, newPassword, newPasswordSlot, configuration())));
        slots.values().forEach(s -> lines.add(Json.write(s)));
        at.out().save(Keep.NETWORK, String.join("\n", lines));
    }

    private List<Integer> priority() {
        var slotsInOrder = new ArrayList<Integer>();
        for (String each : at.variables().list(Setting.NETWORK_CONFIGURATION_PRIORITY)) {
            int number = Integer.parseInt(each);
            if (slots.containsKey(number)) {
                slotsInOrder.add(number);
            }
        }
        return slotsInOrder;
    }

    private NetworkSlot slot() {
        NetworkSlot slot = slots.get(active);
        if (slot == null) {
            throw new IllegalStateException("no network slot " + active);
        }
        return slot;
    }

    public int activeSlot() {
        return active;
    }

    public int securityProfile() {
        NetworkSlot slot = slot();
        return TransportSettings.securityProfile(
                URI.create(slot.url()),
                slot.password() != null,
                slot.securityProfile() == 3 && identification.hasCertificate());
    }

    public @Nullable NetworkSlot slot(int number) {
        return slots.get(number);
    }

    // ---- the link ---------------------------------------------------------------------------

    public Endpoint endpoint() {
        NetworkSlot s = slot();
        boolean fresh = newPassword != null && newPasswordSlot == active;
        boolean certificate = s.securityProfile() == 3;
        return new Endpoint(
                s.stationUrl(),
                subprotocols(s.version(), at.settings().subprotocols()),
                s.identity(),
                certificate ? null : fresh ? newPassword : s.password(),
                identification.authorities(),
                certificate ? identification.chain() : null,
                identification.keyAlias());
    }

    private static List<String> subprotocols(String version, List<String> spoken) {
        String wanted = subprotocol(version);
        return spoken.contains(wanted) ? List.of(wanted) : spoken;
    }

    private static String subprotocol(String version) {
        return switch (version) {
            case "OCPP16" -> "ocpp1.6";
            case "OCPP20", "OCPP201" -> "ocpp2.0.1";
            case "OCPP21" -> "ocpp2.1";
            default -> "";
        };
    }

    /** The handshake is done: what it was done with is good. */
    public void opened(Moment now) {
        opened = true;
        failures = 0;
        String fresh = newPassword;
        if (fresh != null && newPasswordSlot == active) {
            slots.put(active, slot().withPassword(fresh));
            newPassword = null;
            save();
            at.out().emit(OcppEvent.PASSWORD_CHANGED, active, "");
        }
        identification.connected();
    }

    /** The operator has accepted us here: from now on this is where we come back to. */
    public void accepted(Moment now) {
        if (lastGood != active) {
            lastGood = active;
            save();
        }
        dropLower(now);
    }

    /** Slots with a lower security profile must not be reached any more (A05.FR.05). */
    private void dropLower(Moment now) {
        int profile = slot().securityProfile();
        List<Integer> kept =
                priority().stream()
                        .filter(n ->
                                slots.get(n) != null && slots.get(n).securityProfile() >= profile)
                        .toList();
        if (kept.size() < priority().size() && !kept.isEmpty()) {
            var words = new ArrayList<String>();
            kept.forEach(n -> words.add(n.toString()));
            at.variables().put(Setting.NETWORK_CONFIGURATION_PRIORITY, String.join(",", words));
            at.out().save(Keep.VARIABLES, at.variables().text());
            at.securityEvent(
                    "ReconfigurationOfSecurityParameters",
                    "profiles below " + profile + " are no longer used",
                    now);
        }
    }

    /**
     * No connection, or it broke.
     *
     * @param fault null if the operator closed it
     */
    public void lost(@Nullable LinkFault fault, String words, Moment now) {
        boolean wasOpen = opened;
        opened = false;
        if (fault != null) {
            tell(fault, words, now);
        }
        if (wasOpen) {
            return;
        }
        failures++;
        boolean many =
                failures >= at.variables().integer(Setting.NETWORK_PROFILE_CONNECTION_ATTEMPTS);
        if (newPassword != null
                && newPasswordSlot == active
                && (many || fault == LinkFault.UNAUTHORISED)) {
            newPassword = null; // the old one still opens the door
            failures = 0;
            save();
            at.out().emit(OcppEvent.PASSWORD_KEPT, active, words);
        } else if (fault == LinkFault.OWN_CERTIFICATE) {
            identification.refused(now);
        } else if (many) {
            failures = 0;
            next();
        }
    }

    private void next() {
        List<Integer> ring = new ArrayList<>(priority());
        if (!ring.contains(lastGood)) {
            ring.add(lastGood);
        }
        int after = ring.indexOf(active) + 1;
        int chosen = ring.get(after % ring.size());
        if (chosen != active) {
            active = chosen;
            at.out().emit(OcppEvent.NETWORK_PROFILE_TRIED, active, slot().url());
        }
    }

    private void tell(LinkFault fault, String words, Moment now) {
        String event =
                switch (fault) {
                    case UNAUTHORISED -> "FailedToAuthenticateAtCsms";
                    case CERTIFICATE_UNTRUSTED, CERTIFICATE_EXPIRED, CERTIFICATE_NAME ->
                            "InvalidCsmsCertificate";
                    case TLS_VERSION -> "InvalidTLSVersion";
                    case TLS_CIPHER -> "InvalidTLSCipherSuite";
                    default -> "";
                };
        if (!event.isEmpty() && failures == 0) { // once for each row of failures
            at.securityEvent(event, words, now);
        }
    }

    /** Non-empty once the link is to be made anew; says why. */
    public String reconnectDue(Moment now) {
        if (now.nanos() - reconnectNanos < 0) {
            return "";
        }
        reconnectNanos = NEVER;
        opened = false;
        return reconnectWhy;
    }

    public void reconnect(String why, Moment now) {
        reconnectNanos = now.nanos() + AFTER_ANSWER_NANOS;
        reconnectWhy = why;
    }

    // ---- orders -----------------------------------------------------------------------------

    /** A01: takes effect with the next connection, which is made at once. */
    public Verdict changePassword(String password) {
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            return Verdict.no(
                    "ValueOutOfRange",
                    "%d to %d characters".formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD));
        }
        if (password.chars().anyMatch(c -> c < 32 || c == 127)) {
            return Verdict.no("ValueOutOfRange", "no control characters");
        }
        newPassword = password;
        newPasswordSlot = active;
        save();
        at.securityEvent("ReconfigurationOfSecurityParameters", "new password", at.now());
        reconnect("the operator has set a new password", at.now());
        return Verdict.OK;
    }

    /** A network configuration of its own has its own password. */
    public Verdict changePassword(int number, String password) {
        NetworkSlot slot = slots.get(number);
        if (slot == null) {
            return Verdict.no("NotFound", "slot " + number + " is empty");
        }
        if (number == active) {
            return changePassword(password);
        }
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            return Verdict.no("ValueOutOfRange", "16 to 64 characters");
        }
        slots.put(number, slot.withPassword(password));
        save();
        return Verdict.OK;
    }

    public Verdict judgePriority(String value) {
        for (String each : value.split(",", -1)) {
            NetworkSlot slot = slots.get(Integer.parseInt(each.strip()));
            if (slot == null) {
                return Verdict.no("NotFound", "slot " + each.strip() + " is empty");
            }
            if (slot.securityProfile() < slot().securityProfile()) {
                return Verdict.no(
                        "InvalidValue",
                        "slot " + each.strip() + " has a lower security profile than the present");
            }
            if (slot.securityProfile() == 3 && !identification.hasCertificate()) {
                return Verdict.no(
                        "InvalidCertificate", "security profile 3 needs a client certificate");
            }
        }
        return Verdict.AFTER_RESTART;
    }

    public OperatorCall.Answer set(SetNetworkProfile c, Moment now) {
        NetworkConnectionProfile p = c.connectionData();
        StatusInfo no = refusal(c.configurationSlot(), p);
        if (no != null) {
            return new SetNetworkProfileResponse(SetNetworkProfileStatus.REJECTED, no);
        }
        NetworkSlot present = slot();
        String password =
                p.basicAuthPassword() == null ? present.password() : p.basicAuthPassword();
        String version = p.ocppVersion() == null ? "" : p.ocppVersion().name();
        slots.put(
                c.configurationSlot(),
                new NetworkSlot(
                        c.configurationSlot(),
                        p.ocppCsmsUrl(),
                        p.securityProfile(),
                        p.messageTimeout(),
                        version,
                        p.identity() == null ? present.identity() : p.identity(),
                        p.securityProfile() == 3 ? null : password));
        save();
        at.securityEvent(
                "ReconfigurationOfSecurityParameters",
                "network profile " + c.configurationSlot(),
                now);
        return new SetNetworkProfileResponse(SetNetworkProfileStatus.ACCEPTED, null);
    }

    private @Nullable StatusInfo refusal(int number, NetworkConnectionProfile p) {
        if (number < 1 || number > MOST_SLOTS) {
            return no("ValueOutOfRange", "slots are 1 to " + MOST_SLOTS);
        }
        if (number == active) {
            return no("InvalidValue", "slot " + number + " carries this connection; use another");
        }
        if (p.ocppTransport() != OcppTransport.JSON) {
            return no("UnsupportedParam", "JSON only");
        }
        if (p.ocppInterface() != OcppInterface.WIRED0 && p.ocppInterface() != OcppInterface.ANY) {
            return no("UnsupportedParam", "the only interface is Wired0");
        }
        if (p.vpn() != null || p.apn() != null) {
            return no("UnsupportedParam", "no VPN and no mobile network are fitted");
        }
        String version = p.ocppVersion() == null ? "" : p.ocppVersion().name();
        if (!version.isEmpty() && !spoken(version)) {
            return no("UnsupportedParam", "this station is not set up to speak " + version);
        }
        return credentialsRefusal(p);
    }

    private boolean spoken(String version) {
        String wanted = subprotocol(version);
        return !wanted.isEmpty() && at.settings().subprotocols().contains(wanted);
    }

    private @Nullable StatusInfo credentialsRefusal(NetworkConnectionProfile p) {
        URI url = NetworkSlot.parsed(p.ocppCsmsUrl());
        if (url == null) {
            return no("InvalidURL", "must look like wss://host:port/path");
        }
        int profile = p.securityProfile();
        int present = slot().securityProfile();
        if (profile > 3 || (profile == 0 && present != 0)) {
            return no("InvalidValue", "security profiles are 1, 2 and 3");
        }
        if (profile < present) {
            return no("InvalidValue", "the security profile is never lowered (A05)");
        }
        boolean tls = "wss".equals(url.getScheme().toLowerCase(Locale.ROOT));
        if (tls != (profile >= 2)) {
            return no("InvalidURL", "profiles 2 and 3 need wss, profile 1 has ws");
        }
        if (p.identity() != null && (p.identity().isEmpty() || p.identity().contains(":"))) {
            return no("InvalidValue", "an identity has 1 to 48 characters and no colon");
        }
        String password = p.basicAuthPassword();
        if (password != null && password.length() < SHORTEST_PASSWORD) {
            return no("ValueOutOfRange", "a password has 16 to 64 characters");
        }
        if ((profile == 1 || profile == 2) && password == null && slot().password() == null) {
            return no("MissingParam", "this profile needs a password and none is known");
        }
        if (profile == 3 && !identification.hasCertificate()) {
            return no("InvalidCertificate", "profile 3 needs a client certificate (A05.FR.03)");
        }
        return null;
    }

    private static StatusInfo no(String code, String why) {
        return new StatusInfo(code, why);
    }
}
