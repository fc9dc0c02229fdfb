package org.tidegate.iso15118.message.wpt;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_CoordinateXYZType")
public record WptCoordinateXyz(int coordX, int coordY, int coordZ) {}
