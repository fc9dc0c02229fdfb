package org.tidegate.iso15118.pki;

/**
 * One thing wrong with one certificate, for people.
 *
 * @param where the certificate's name
 * @param reason what exactly was seen
 * @param remedy what to do about it
 */
public record Finding(Fault fault, String where, String reason, String remedy) {
    @Override
    public String toString() {
        return where + ": " + fault.text() + (reason.isEmpty() ? "" : " (" + reason + ")");
    }
}
