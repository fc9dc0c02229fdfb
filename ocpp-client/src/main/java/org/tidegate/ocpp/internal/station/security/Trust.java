package org.tidegate.ocpp.internal.station.security;

import java.security.cert.X509Certificate;
import java.util.List;

/** Whether somebody else's certificate is to be believed. */
public final class Trust {
    private Trust() {}

    /**
     * @param chain leaf first
     * @param whose for the words
     * @return why not; empty if it is
     */
    public static String fault(
            List<X509Certificate> chain,
            List<X509Certificate> roots,
            String whose,
            long wallMillis) {
        String fault = X509.chainFault(chain, wallMillis);
        if (!fault.isEmpty()) {
            return fault;
        }
        if (roots.isEmpty()) {
            return "no root certificate of the " + whose + " is installed";
        }
        return X509.leadsTo(chain, roots, wallMillis)
                ? ""
                : "the chain leads to no root of the " + whose + " held here";
    }
}
