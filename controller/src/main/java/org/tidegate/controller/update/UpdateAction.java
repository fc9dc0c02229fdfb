package org.tidegate.controller.update;

import java.nio.file.Path;

/** What the machine wants done, after its state is on the disk. */
public sealed interface UpdateAction {
    record Verify(Path bundle) implements UpdateAction {}

    record Begin(Path bundle) implements UpdateAction {}

    record Activate() implements UpdateAction {}

    record MarkGood() implements UpdateAction {}

    record RollBack() implements UpdateAction {}

    record Recover() implements UpdateAction {}

    /** Tells the orderer no; the order in work goes on. */
    record Refuse(UpdateOrder order, String reason) implements UpdateAction {
        /** Nobody was refused yet. */
        public static final Refuse NOBODY = new Refuse(new UpdateOrder(0, Path.of(""), false), "");
    }
}
