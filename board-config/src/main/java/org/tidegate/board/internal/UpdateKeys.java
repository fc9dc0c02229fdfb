package org.tidegate.board.internal;

import java.nio.file.Path;
import java.util.List;
import org.tidegate.board.Board;

/** How firmware is renewed; part of {@link Keys}. */
final class UpdateKeys {
    private static final Topic KEYS = new Topic();

    static final Key<Board.UpdateInstaller> INSTALLER =
            KEYS.preset(
                    "update.installer",
                    new ChoiceType<>(Board.UpdateInstaller.class),
                    Board.UpdateInstaller.AS_INSTALLED,
                    "docs/installing.md",
                    "Kind of bundle taken: deb, rauc, none at all, or what update.release_file"
                            + " says.");
    static final Key<Path> RELEASE_FILE =
            KEYS.preset(
                    "update.release_file",
                    TextTypes.path(),
                    Path.of("/usr/share/tidegate/release"),
                    "docs/installing.md",
                    "What the package or image says about itself; without this file there are no"
                            + " updates.");
    static final Key<Path> KEY_DIRECTORY =
            KEYS.preset(
                    "update.key_directory",
                    TextTypes.path(),
                    Path.of("/etc/tidegate/update-keys"),
                    "docs/installing.md",
                    "Public keys (*.pem) a bundle's signature is believed by.");
    static final Key<Path> REQUEST_FILE =
            KEYS.preset(
                    "update.request_file",
                    TextTypes.path(),
                    Path.of("/var/lib/tidegate/update-request/request"),
                    "docs/installing.md",
                    "Where the charger asks the installing service, which runs as root.");
    static final Key<Path> ANSWER_DIRECTORY =
            KEYS.preset(
                    "update.answer_directory",
                    TextTypes.path(),
                    Path.of("/var/lib/tidegate-update"),
                    "docs/installing.md",
                    "Folder where that service answers.");

    private UpdateKeys() {}

    /** In the order of the manual. */
    static List<Key<?>> all() {
        return KEYS.all();
    }
}
