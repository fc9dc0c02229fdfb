package org.tidegate.controller.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.board.Board;
import org.tidegate.controller.journal.ControllerEvent;
import org.tidegate.controller.maintenance.OrderBox;
import org.tidegate.controller.maintenance.TechnicianPlane;
import org.tidegate.controller.site.ManagerPlane;
import org.tidegate.controller.site.MqttLink;
import org.tidegate.controller.site.MqttSettings;
import org.tidegate.controller.site.MqttTls;
import org.tidegate.controller.site.SiteMeterPlane;
import org.tidegate.controller.update.UpdatePlane;
import org.tidegate.controller.update.Updates;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;

/**
 * What stands around a charger without being part of it: the site's meter and energy manager, the
 * firmware's updates, and a technician's orders. Each speaks through hand-over only and may be
 * missing.
 */
public final class Surroundings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Surroundings.class);
    private static final int RING = 64;

    private final Board board;
    private final Clock clock;
    private final EventRing managerRing = new EventRing("manager", RING);
    private final EventRing updateRing = new EventRing("update", RING);
    private final EventRing technicianRing = new EventRing("technician", RING);
    private final List<Plane> planes = new ArrayList<>();
    private final @Nullable MqttLink link;
    private @Nullable UpdatePlane updates;

    /**
     * @throws IOException with the file, when a password or certificate cannot be read
     */
    Surroundings(Board board, Clock clock) throws IOException {
        this.board = board;
        this.clock = clock;
        this.link =
                board.manager().driver() == Board.ManagerDriver.MQTT
                        ? new MqttLink(mqtt(board))
                        : null;
    }

    /** For the journal to drain. */
    List<EventRing> rings() {
        return List.of(managerRing, updateRing, technicianRing);
    }

    /** Before the lane's first cycle. */
    void connect(Charger charger, BoardDevices devices, Disk disk) {
        if (board.siteMeter().driver() != Board.MeterDriver.NONE) {
            planes.add(new SiteMeterPlane(devices.siteMeter(), charger.siteMeter()));
        }
        if (link != null) {
            planes.add(
                    new ManagerPlane(
                            managerTopics(board),
                            link,
                            charger.manager(),
                            charger.snapshots(),
                            managerRing));
        }
        UpdateAssembly firmware = UpdateAssembly.of(board, charger, disk, updateRing, clock);
        UpdatePlane plane = firmware.plane();
        updates = plane;
        if (plane == null) {
            updateRing.emit(
                    ControllerEvent.UPDATES_OFF,
                    clock.nanos(),
                    Double.NaN,
                    Double.NaN,
                    firmware.reason());
        } else {
            charger.holdSessions(plane::hold);
            planes.add(plane);
        }
        var box = new OrderBox(board.journal().directory());
        try {
            box.empty();
        } catch (IOException e) {
            LOG.warn("no orders of a technician are taken: {}", e.getMessage());
            return; // a disk that fails must not keep the charger from starting
        }
        planes.add(
                new TechnicianPlane(
                        box,
                        new TechnicianPlane.Ways(
                                charger.commands(),
                                charger.snapshots(),
                                charger.weldClearedBy(),
                                charger.presented(),
                                plane == null ? null : plane.orderer(),
                                "firmware is not updated here: " + firmware.reason()),
                        technicianRing));
    }

    /** To be started with the slow planes. */
    List<Plane> planes() {
        return List.copyOf(planes);
    }

    /** For one more orderer of firmware; null where firmware is not updated. */
    public @Nullable Updates updates() {
        UpdatePlane plane = updates;
        return plane == null ? null : plane.orderer();
    }

    private static ManagerPlane.Settings managerTopics(Board board) {
        return new ManagerPlane.Settings(
                board.manager().topic(), board.grid().phases() * board.grid().nominalVoltageV());
    }

    private static MqttSettings mqtt(Board board) throws IOException {
        Board.SiteManager manager = board.manager();
        ManagerPlane.Settings topics = managerTopics(board);
        return new MqttSettings(
                Objects.requireNonNull(manager.url(), "the board file's rules ask for it"),
                "tidegate-" + board.charger().identity(),
                manager.user(),
                password(manager.passwordFile()),
                tls(manager),
                topics.commands(),
                topics.availability());
    }

    private static char[] password(@Nullable Path file) throws IOException {
        if (file == null) {
            return new char[0];
        }
        try {
            return Files.readString(file).strip().toCharArray();
        } catch (IOException e) {
            throw new IOException(
                    "manager.password_file: "
                            + file
                            + " cannot be read ("
                            + e.getMessage()
                            + "); remedy: create it, readable for the charger's user",
                    e);
        }
    }

    private static @Nullable SSLContext tls(Board.SiteManager manager) throws IOException {
        return manager.authorityFile() == null && manager.certificateFile() == null
                ? null
                : MqttTls.context(
                        manager.authorityFile(),
                        manager.certificateFile(),
                        manager.certificateKeyFile());
    }

    @Override
    public void close() {
        if (link != null) {
            link.close();
        }
    }
}
