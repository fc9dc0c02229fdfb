package org.tidegate.ocpp.internal.station.security;

import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.KeyStorePort;
import org.tidegate.ocpp.KeyStorePort.Purpose;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.internal.message.Certificates.CertificateHashDataChain;
import org.tidegate.ocpp.internal.message.Certificates.CertificateSigned;
import org.tidegate.ocpp.internal.message.Certificates.CertificateSignedResponse;
import org.tidegate.ocpp.internal.message.Certificates.CertificateSignedStatus;
import org.tidegate.ocpp.internal.message.Certificates.CertificateSigningUse;
import org.tidegate.ocpp.internal.message.Certificates.DeleteCertificate;
import org.tidegate.ocpp.internal.message.Certificates.DeleteCertificateResponse;
import org.tidegate.ocpp.internal.message.Certificates.DeleteStatus;
import org.tidegate.ocpp.internal.message.Certificates.GetCertificateIdUse;
import org.tidegate.ocpp.internal.message.Certificates.GetInstalledCertificateIds;
import org.tidegate.ocpp.internal.message.Certificates.GetInstalledCertificateIdsResponse;
import org.tidegate.ocpp.internal.message.Certificates.InstallCertificate;
import org.tidegate.ocpp.internal.message.Certificates.InstallCertificateResponse;
import org.tidegate.ocpp.internal.message.Certificates.InstallStatus;
import org.tidegate.ocpp.internal.message.Certificates.InstalledStatus;
import org.tidegate.ocpp.internal.message.Certificates.SignCertificate;
import org.tidegate.ocpp.internal.message.Certificates.SignCertificateResponse;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.OperatorAnswer;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.station.Action;
import org.tidegate.ocpp.internal.station.Desk;
import org.tidegate.ocpp.internal.station.Keep;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Reply;
import org.tidegate.ocpp.internal.station.Surroundings;
import org.tidegate.ocpp.internal.station.device.Setting;

/** Installs, deletes and lists certificates, and has this station's own ones signed. */
public final class CertificateDesk implements Desk {
    public static final int LONGEST_CHAIN = 10_000;
    private static final long RENEW_DAYS = 30;
    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final int MOST_DOUBLINGS = 16;

    /** One certificate on its way to be signed; one at a time. */
    private record Signing(
            long number,
            CertificateSigningUse use,
            String alias,
            String csr,
            String publicKey,
            int attempt,
            long untilNanos) {
        Signing made(String newCsr, String key) {
            return new Signing(number, use, alias, newCsr, key, attempt, untilNanos);
        }

        Signing again(long until) {
            return new Signing(number, use, alias, csr, publicKey, attempt + 1, until);
        }
    }

    private final Surroundings at;
    private final CertificateBook book;
    private @Nullable Signing signing;
    private long renewalNanos;
    private long lastNumber;
    private String reconnectWhy = "";

    public CertificateDesk(Surroundings at, CertificateBook book, Moment now) {
        this.at = at;
        this.book = book;
        this.renewalNanos = now.nanos();
        this.lastNumber = now.wallMillis() / 1000 % 1_000_000_000L;
    }

    public CertificateBook book() {
        return book;
    }

    private void save() {
        at.out().save(Keep.CERTIFICATES, book.text());
    }

    // ---- orders -----------------------------------------------------------------------------

    public OperatorCall.Answer install(InstallCertificate c, Moment now) {
        List<X509Certificate> read = X509.read(c.certificate());
        String fault = "";
        if (read.size() != 1) {
            fault = "one certificate in PEM is wanted, " + read.size() + " were found";
        } else {
            X509Certificate x = read.getFirst();
            fault = X509.validity(x, now.wallMillis());
            if (fault.isEmpty() && !X509.isAuthority(x)) {
                fault = "not the certificate of an authority";
            }
            if (fault.isEmpty() && !X509.isSelfSigned(x)) {
                fault = "a root certificate signs itself";
            }
        }
        if (!fault.isEmpty()) {
            return new InstallCertificateResponse(
                    InstallStatus.REJECTED, new StatusInfo("InvalidCertificate", fault));
        }
        GetCertificateIdUse use =
                switch (c.certificateType()) {
                    case V2G_ROOT_CERTIFICATE -> GetCertificateIdUse.V2G_ROOT_CERTIFICATE;
                    case MO_ROOT_CERTIFICATE -> GetCertificateIdUse.MO_ROOT_CERTIFICATE;
                    case MANUFACTURER_ROOT_CERTIFICATE ->
                            GetCertificateIdUse.MANUFACTURER_ROOT_CERTIFICATE;
                    case CSMS_ROOT_CERTIFICATE -> GetCertificateIdUse.CSMS_ROOT_CERTIFICATE;
                    case OEM_ROOT_CERTIFICATE -> GetCertificateIdUse.OEM_ROOT_CERTIFICATE;
                };
        if (!book.install(use, read.getFirst())) {
            return new InstallCertificateResponse(
                    InstallStatus.REJECTED,
                    new StatusInfo(
                            "OutOfStorage",
                            CertificateBook.MOST_ENTRIES + " certificates are held already"));
        }
        save();
        at.securityEvent(
                "ReconfigurationOfSecurityParameters", "certificate installed: " + use, now);
        return new InstallCertificateResponse(InstallStatus.ACCEPTED, null);
    }

    /**
     * @param securityProfile of the present connection: its last authority is not thrown away
     */
    public OperatorCall.Answer delete(DeleteCertificate c, int securityProfile, Moment now) {
        CertificateBook.Named named = book.named(c.certificateHashData());
        if (named == CertificateBook.Named.NOTHING) {
            return new DeleteCertificateResponse(DeleteStatus.NOT_FOUND, null);
        }
        if (named == CertificateBook.Named.OWN_CLIENT_CERTIFICATE) {
            return new DeleteCertificateResponse(
                    DeleteStatus.FAILED,
                    new StatusInfo("InvalidValue", "this station's own certificate (M04.FR.06)"));
        }
        if (named == CertificateBook.Named.GIVEN) {
            return new DeleteCertificateResponse(
                    DeleteStatus.FAILED,
                    new StatusInfo(
                            "InvalidValue",
                            "the board file names it: whoever looks after the board removes it"));
        }
        if (named == CertificateBook.Named.LAST_OPERATOR_AUTHORITY && securityProfile >= 2) {
            return new DeleteCertificateResponse(
                    DeleteStatus.FAILED,
                    new StatusInfo(
                            "InvalidValue", "the last authority of the operator: install another"));
        }
        book.delete(c.certificateHashData());
        save();
        at.securityEvent("ReconfigurationOfSecurityParameters", "certificate deleted", now);
        return new DeleteCertificateResponse(DeleteStatus.ACCEPTED, null);
    }

    public OperatorCall.Answer list(GetInstalledCertificateIds c) {
        EnumSet<GetCertificateIdUse> uses = EnumSet.noneOf(GetCertificateIdUse.class);
        if (c.certificateType() != null) {
            uses.addAll(c.certificateType());
        }
        List<CertificateHashDataChain> found = book.list(uses);
        return new GetInstalledCertificateIdsResponse(
                found.isEmpty() ? InstalledStatus.NOT_FOUND : InstalledStatus.ACCEPTED,
                null,
                found.isEmpty() ? null : found);
    }

    public OperatorCall.Answer signed(CertificateSigned c, Moment now) {
        CertificateSigningUse use =
                c.certificateType() == null
                        ? CertificateSigningUse.CHARGING_STATION_CERTIFICATE
                        : c.certificateType();
        String fault = signedFault(c, use, now);
        Signing s = signing;
        if (!fault.isEmpty() || s == null) {
            if (use == CertificateSigningUse.CHARGING_STATION_CERTIFICATE) {
                at.securityEvent("InvalidChargingStationCertificate", fault, now);
            }
            return new CertificateSignedResponse(
                    CertificateSignedStatus.REJECTED, new StatusInfo("InvalidCertificate", fault));
        }
        signing = null;
        forget(book.use(new CertificateBook.Own(purpose(use), c.certificateChain(), s.alias)));
        save();
        at.out().emit(OcppEvent.CERTIFICATE_RENEWED, Double.NaN, purpose(use).name());
        if (use == CertificateSigningUse.CHARGING_STATION_CERTIFICATE) {
            reconnectWhy = "a new client certificate";
        }
        return new CertificateSignedResponse(CertificateSignedStatus.ACCEPTED, null);
    }

    private String signedFault(CertificateSigned c, CertificateSigningUse use, Moment now) {
        Signing s = signing;
        if (s == null || s.use != use || s.publicKey.isEmpty()) {
            return "no certificate of this kind was asked for";
        }
        if (c.requestId() != null && c.requestId() != s.number) {
            return "request " + c.requestId() + " is not the open one";
        }
        if (c.certificateChain().length() > LONGEST_CHAIN) {
            return "the chain is longer than MaxCertificateChainSize";
        }
        List<X509Certificate> chain = X509.read(c.certificateChain());
        if (chain.isEmpty()) {
            return "not a PEM chain of at most five certificates";
        }
        if (!X509.publicKey(chain.getFirst()).equals(s.publicKey)) {
            return "the certificate is not for the key of the request";
        }
        String fault = X509.chainFault(chain, now.wallMillis());
        List<X509Certificate> roots =
                book.roots(
                        use == CertificateSigningUse.CHARGING_STATION_CERTIFICATE
                                ? GetCertificateIdUse.CSMS_ROOT_CERTIFICATE
                                : GetCertificateIdUse.V2G_ROOT_CERTIFICATE);
        boolean v2g = use != CertificateSigningUse.CHARGING_STATION_CERTIFICATE;
        if (fault.isEmpty() && v2g && !X509.leadsTo(chain, roots, now.wallMillis())) {
            return "the chain leads to no V2G root held here";
        }
        return fault;
    }

    private static Purpose purpose(CertificateSigningUse use) {
        return switch (use) {
            case CHARGING_STATION_CERTIFICATE -> Purpose.CHARGING_STATION;
            case V2G_CERTIFICATE -> Purpose.V2G;
            case V2G20_CERTIFICATE -> Purpose.V2G20;
        };
    }

    // ---- having them signed -----------------------------------------------------------------

    /** Begins with a new key; false while another is under way. */
    public boolean sign(CertificateSigningUse use, Moment now) {
        if (signing != null) {
            return false;
        }
        long number = ++lastNumber;
        String alias = purpose(use).name().toLowerCase(Locale.ROOT) + "-" + number;
        signing = new Signing(number, use, alias, "", "", 0, Long.MAX_VALUE / 2);
        at.out()
                .add(
                        new Action.MakeKey(
                                new KeyStorePort.Wanted(
                                        number,
                                        purpose(use),
                                        alias,
                                        at.settings().serialNumber(),
                                        at.variables().value(Setting.ORGANIZATION_NAME))));
        return true;
    }

    public void made(KeyStorePort.Made made, Moment now) {
        Signing s = signing;
        if (s == null || s.number != made.number()) {
            return;
        }
        if (!made.failure().isEmpty()) {
            signing = null;
            at.out().emit(OcppEvent.CERTIFICATE_NOT_RENEWED, Double.NaN, made.failure());
            return;
        }
        signing = s.made(made.csr(), made.publicKey());
        ask(now);
    }

    private void ask(Moment now) {
        Signing s = signing;
        if (s == null) {
            return;
        }
        long wait =
                at.variables().nanos(Setting.CERT_SIGNING_WAIT_MINIMUM)
                        << Math.min(s.attempt, MOST_DOUBLINGS);
        signing = s.again(now.nanos() + wait);
        boolean queued =
                at.request(
                        new SignCertificate(s.csr, s.use, null, (int) s.number),
                        new Reply() {
                            @Override
                            public void answered(OperatorAnswer answer, Moment when) {
                                boolean no =
                                        answer instanceof SignCertificateResponse r
                                                && r.status()
                                                        == OperatorCall.GenericStatus.REJECTED;
                                if (no) {
                                    giveUp("the operator does not sign it");
                                }
                            }
                        });
        if (!queued) {
            giveUp("too many messages wait already");
        }
    }

    private void giveUp(String why) {
        Signing s = signing;
        signing = null;
        forget(s == null ? null : s.alias);
        at.out().emit(OcppEvent.CERTIFICATE_NOT_RENEWED, Double.NaN, why);
    }

    /** A key that nothing belongs to any more takes up room and can be stolen. */
    private void forget(@Nullable String alias) {
        if (alias != null && !alias.isEmpty()) {
            at.out().add(new Action.ForgetKey(alias));
        }
    }

    @Override
    public void tick(Moment now) {
        Signing s = signing;
        if (s != null && !s.csr.isEmpty() && now.nanos() - s.untilNanos >= 0) {
            if (s.attempt > at.variables().integer(Setting.CERT_SIGNING_REPEAT_TIMES)) {
                giveUp("the operator has not sent a certificate");
            } else if (at.isOnline()) {
                ask(now); // A02.FR.17: after a wait that doubles
            }
        }
        if (now.nanos() - renewalNanos >= 0 && at.isOnline()) {
            renewalNanos = now.nanos() + DAY_NANOS;
            renew(now);
        }
    }

    private void renew(Moment now) {
        for (Purpose each : Purpose.values()) {
            List<X509Certificate> chain = X509.read(book.chain(each));
            if (!chain.isEmpty()
                    && X509.daysLeft(chain.getFirst(), now.wallMillis()) <= RENEW_DAYS) {
                boolean begun = sign(use(each), now);
                if (begun) {
                    return; // the next one tomorrow
                }
            }
        }
    }

    private static CertificateSigningUse use(Purpose purpose) {
        return switch (purpose) {
            case CHARGING_STATION -> CertificateSigningUse.CHARGING_STATION_CERTIFICATE;
            case V2G -> CertificateSigningUse.V2G_CERTIFICATE;
            case V2G20 -> CertificateSigningUse.V2G20_CERTIFICATE;
        };
    }

    /** Why the link is to be made anew; once. */
    public String takeReconnect() {
        String why = reconnectWhy;
        reconnectWhy = "";
        return why;
    }

    // ---- what came of the new client certificate ---------------------------------------------

    public void connected() {
        if (book.isTrial()) {
            forget(book.settle());
            save();
        }
    }

    public void refused(Moment now) {
        if (book.isTrial()) {
            forget(book.revert());
            save();
            at.securityEvent(
                    "DiscardedRenewedClientCertificate",
                    "the operator did not accept it; the former one is used again",
                    now);
        }
    }
}
