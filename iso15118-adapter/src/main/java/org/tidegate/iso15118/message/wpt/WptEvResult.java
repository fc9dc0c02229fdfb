package org.tidegate.iso15118.message.wpt;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_EVResultType")
public enum WptEvResult {
    EV_RESULT_UNKNOWN,
    EV_RESULT_SUCCESS,
    EV_RESULT_FAILED
}
