package org.tidegate.iso15118.message.wpt;

import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_EVPCPowerControlParameterType")
public record WptEvpcPowerControlParameter(
        Rational evpcCoilCurrentRequest,
        Rational evpcCoilCurrentInformation,
        Rational evpcCurrentOutputInformation,
        Rational evpcVoltageOutputInformation) {}
