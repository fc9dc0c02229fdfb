package org.tidegate.ocpp.internal.json;

/** Why a call was refused as a message, before anybody looked at what it wants. */
public enum ErrorCode {
    FORMAT_VIOLATION,
    GENERIC_ERROR,
    INTERNAL_ERROR,
    NOT_IMPLEMENTED,
    NOT_SUPPORTED,
    OCCURRENCE_CONSTRAINT_VIOLATION,
    PROPERTY_CONSTRAINT_VIOLATION,
    PROTOCOL_ERROR,
    RPC_FRAMEWORK_ERROR,
    SECURITY_ERROR,
    TYPE_CONSTRAINT_VIOLATION
}
