package org.tidegate.iso15118.message;

/** Value of a service parameter; its kind is part of the message. */
public sealed interface ParameterValue {
    record BoolValue(boolean value) implements ParameterValue {}

    record ByteValue(int value) implements ParameterValue {}

    record ShortValue(int value) implements ParameterValue {}

    record IntValue(int value) implements ParameterValue {}

    record RationalNumber(Rational value) implements ParameterValue {}

    record FiniteString(String value) implements ParameterValue {}
}
