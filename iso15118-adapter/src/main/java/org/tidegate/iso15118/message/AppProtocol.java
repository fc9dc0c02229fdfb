package org.tidegate.iso15118.message;

/** A protocol the vehicle speaks; {@code priority} 1 is what it likes best. */
@XsdSequence("AppProtocolType")
public record AppProtocol(
        String protocolNamespace,
        long versionNumberMajor,
        long versionNumberMinor,
        int schemaId,
        int priority) {}
