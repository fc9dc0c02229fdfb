package org.tidegate.controller.update;

import java.nio.file.Path;

/**
 * Somebody wants this firmware: the operator by OCPP, or a person at the command line.
 *
 * @param requestId the orderer's own number, repeated in {@link UpdateStatus}
 * @param bundle a file that has arrived whole
 * @param whenIdle wait for the end of the session; otherwise the order is refused while energised
 */
public record UpdateOrder(long requestId, Path bundle, boolean whenIdle) {}
