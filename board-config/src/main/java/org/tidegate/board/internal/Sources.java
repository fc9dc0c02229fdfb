package org.tidegate.board.internal;

/** Where ranges and presets come from, where several keys have the same source. */
final class Sources {
    static final String OCPP_IDENTITY = "OCPP 2.1 part 4: identifierString, 48 characters";
    static final String CONNECTION = "the connection agreement with the grid operator";
    static final String OURS = "our choice";
    static final String WIRING = "wiring of the board";

    private Sources() {}
}
