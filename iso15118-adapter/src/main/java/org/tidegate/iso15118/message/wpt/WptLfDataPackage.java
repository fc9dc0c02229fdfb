package org.tidegate.iso15118.message.wpt;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_LF_DataPackageType")
public record WptLfDataPackage(int packageIndex, WptLfData data) {}
