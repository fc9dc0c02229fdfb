package org.tidegate.hal.internal.linux;

import org.tidegate.hal.pins.PinException;

/** The kernel's error numbers in words a technician can act on. */
final class Errors {
    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int EINTR = 4;
    static final int EIO = 5;
    static final int ENXIO = 6;
    static final int EAGAIN = 11;
    static final int EACCES = 13;
    static final int EBUSY = 16;
    static final int ENODEV = 19;
    static final int EINVAL = 22;
    static final int ENOTTY = 25;
    static final int EOPNOTSUPP = 95;

    private Errors() {}

    /**
     * @param result negative error number
     * @param missing what to do when the device is not there
     */
    static PinException opening(String place, long result, String missing) {
        int error = (int) -result;
        return switch (error) {
            case ENOENT, ENODEV, ENXIO ->
                    new PinException(place, "there is no such device", missing);
            case EACCES, EPERM ->
                    new PinException(
                            place,
                            "this user may not open it",
                            "Put the user into the group that owns it ('ls -l " + place + "').");
            case EBUSY ->
                    new PinException(
                            place, "somebody else uses it", "End the other program, then start.");
            default -> new PinException(place, "it does not open: " + text(error), missing);
        };
    }

    static String text(long error) {
        return switch ((int) error) {
            case EPERM -> "not permitted (EPERM)";
            case ENOENT -> "no such file (ENOENT)";
            case EIO -> "input/output error (EIO)";
            case ENXIO -> "no such address (ENXIO)";
            case EACCES -> "permission denied (EACCES)";
            case EBUSY -> "busy (EBUSY)";
            case ENODEV -> "no such device (ENODEV)";
            case EINVAL -> "not accepted (EINVAL)";
            case ENOTTY -> "not this kind of device (ENOTTY)";
            case EOPNOTSUPP -> "not supported (EOPNOTSUPP)";
            default -> "error " + error;
        };
    }
}
