package org.tidegate.ocpp;

/** Why there is no connection to the operator, and what a person can do about it. */
public enum LinkFault {
    SETTINGS("Correct the operator section of the board file."),
    NAME_UNKNOWN("Check the host name in the operator's address and this charger's DNS server."),
    UNREACHABLE(
            "Check address and port, and whether the operator's server runs and a firewall lets"
                    + " this charger out."),
    TIMEOUT("Check the network; something on the way drops packets instead of refusing them."),
    PROXY("Check the proxy's address, user and password, and whether it permits this target."),
    NOT_TLS("The server does not speak TLS on this port: check the port, or use ws:// there."),
    CERTIFICATE_UNTRUSTED(
            "Give operator.authority_file the authority that signed the server's certificate."),
    CERTIFICATE_EXPIRED("Have the operator renew its certificate; check this charger's clock too."),
    CERTIFICATE_NAME("Use the host name that the server's certificate is made out to."),
    TLS_VERSION("Have the operator offer TLS 1.2 or 1.3."),
    TLS_CIPHER(
            "Have the operator offer an ECDHE suite with AES-GCM, and a certificate with an"
                    + " ECDSA P-256 or RSA key."),
    OWN_CERTIFICATE("Give this charger a client certificate that the operator accepts."),
    UNAUTHORISED("Check identity and password: the operator refuses this charger's login."),
    NOT_FOUND(
            "Check the path of the operator's address and the identity it knows this charger by."),
    HTTP("The server answers, but not with a WebSocket: check the path, or ask the operator."),
    NOT_WEBSOCKET("What listens there is no OCPP server: check host, port and path."),
    SUBPROTOCOL(
            "Have the operator enable one of the OCPP versions offered, or offer the one it"
                    + " speaks."),
    BROKEN("Check the network between charger and operator.");

    private final String remedy;

    LinkFault(String remedy) {
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
