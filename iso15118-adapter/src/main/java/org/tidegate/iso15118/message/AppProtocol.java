package org.tidegate.iso15118.message;

@XsdSequence("AppProtocolType")
public record AppProtocol(
        String protocolNamespace,
        long versionNumberMajor,
        long versionNumberMinor,
        int schemaId,
        int priority) {}
