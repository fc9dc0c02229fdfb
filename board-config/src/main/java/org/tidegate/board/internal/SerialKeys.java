package org.tidegate.board.internal;

import org.tidegate.board.Board;

/** The keys of a serial line, in whatever section. */
final class SerialKeys {
    final Key<String> device;
    final Key<Double> baud;
    final Key<Board.Parity> parity;
    final Key<Double> stopBits;
    final Key<Board.LineDirection> direction;

    SerialKeys(Topic topic, String section) {
        device =
                topic.optional(
                        section + ".serial_device",
                        TextTypes.pattern("/dev/[A-Za-z0-9._/:-]{1,120}", "a device", "/dev/ttyS1"),
                        "wiring of the board",
                        "Serial line with Modbus RTU, instead of host.");
        baud =
                topic.preset(
                        section + ".serial_speed_bd",
                        NumberType.whole("Bd", 9_600, 921_600, "manual of the device"),
                        19_200.0,
                        "Modbus serial line 1.02, 3.3",
                        "Its speed.");
        parity =
                topic.preset(
                        section + ".serial_parity",
                        new ChoiceType<>(Board.Parity.class),
                        Board.Parity.EVEN,
                        "Modbus serial line 1.02, 2.5.1",
                        "Its parity.");
        stopBits =
                topic.preset(
                        section + ".serial_stop_bits",
                        NumberType.whole("", 1, 2, "manual of the device"),
                        1.0,
                        "Modbus serial line 1.02, 2.5.1",
                        "Its stop bits.");
        direction =
                topic.preset(
                        section + ".serial_direction",
                        new ChoiceType<>(Board.LineDirection.class),
                        Board.LineDirection.AUTOMATIC,
                        "wiring of the board",
                        "Who turns an RS-485 line round: the adapter by itself, the kernel's"
                                + " driver, or this program with RTS.");
    }

    boolean areSound(VehicleBuilder.Complaints complaints) {
        return complaints.sound(device, baud, parity, stopBits, direction);
    }
}
