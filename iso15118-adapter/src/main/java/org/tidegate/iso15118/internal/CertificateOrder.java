package org.tidegate.iso15118.internal;

import org.tidegate.iso15118.message.Bytes;

/**
 * A vehicle's request for a contract certificate, to be passed on whole.
 *
 * @param update an update instead of a first installation
 * @param schema the namespace of the protocol the request is written in
 * @param exi the vehicle's message as it came
 */
public record CertificateOrder(boolean update, String schema, Bytes exi) {}
