package org.tidegate.iso15118.message.wpt;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_LF_DataPackageListType")
public record WptLfDataPackageList(int numPackages, WptLfDataPackage wptLfDataPackage) {}
