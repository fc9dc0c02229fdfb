package org.tidegate.iso15118.pki;

/** What can be wrong with a chain of certificates, worst cause first where several hold. */
public enum Fault {
    EMPTY("there is no certificate", true),
    UNREADABLE("it cannot be read", true),
    TOO_LONG("there are more certificates between leaf and root than ISO 15118 allows", true),
    BAD_SIGNATURE("its signature is not from the issuer it names", true),
    UNKNOWN_ROOT("it does not lead to a root that is trusted here", true),
    REVOKED("it has been revoked", true),
    EXPIRED("it has expired", true),
    NOT_YET_VALID("it is not valid yet", true),
    NOT_A_CA("it is used as an issuer and may not be one", true),
    WRONG_PURPOSE("it was made for another purpose", true),
    WRONG_DOMAIN("its domain component names another role", true),
    WEAK_KEY("its key or signature is of a kind ISO 15118 does not allow", true),
    NOT_PKIX("it breaks a rule of RFC 5280", true),
    EXPIRES_SOON("it expires soon", false),
    NO_KEY("there is no private key for it", true);

    private final String text;
    private final boolean fatal;

    Fault(String text, boolean fatal) {
        this.text = text;
        this.fatal = fatal;
    }

    public String text() {
        return text;
    }

    /** False for what is only worth a warning. */
    public boolean isFatal() {
        return fatal;
    }
}
