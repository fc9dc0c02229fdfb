package org.tidegate.iso15118.message.din;

/** One of the alternatives the schema offers here. */
public sealed interface ParameterValue {
    record BoolValue(boolean value) implements ParameterValue {}

    record ByteValue(int value) implements ParameterValue {}

    record ShortValue(int value) implements ParameterValue {}

    record IntValue(int value) implements ParameterValue {}

    record PhysicalValue(org.tidegate.iso15118.message.din.PhysicalValue value)
            implements ParameterValue {}

    record StringValue(String value) implements ParameterValue {}
}
