package org.tidegate.controller.update;

import java.io.IOException;
import java.nio.file.Path;

/** Two root file systems and a boot loader that counts: RAUC knows which is which. */
public final class RaucInstaller implements UpdateVerbs {
    private final Commands commands;

    public RaucInstaller(Commands commands) {
        this.commands = commands;
    }

    @Override
    public String kind() {
        return "rauc";
    }

    @Override
    public void install(Path payload, UpdateManifest manifest) throws IOException {
        // RAUC verifies its own signature over the file system images as well.
        UpdateVerbs.must(commands, "rauc", "install", payload.toString());
    }

    @Override
    public void activate() throws IOException {
        UpdateVerbs.must(commands, "systemctl", "reboot");
    }

    @Override
    public void markGood() throws IOException {
        UpdateVerbs.must(commands, "rauc", "status", "mark-good");
    }

    @Override
    public void rollBack() throws IOException {
        UpdateVerbs.must(commands, "rauc", "status", "mark-bad");
        UpdateVerbs.must(commands, "rauc", "status", "mark-active", "other");
        UpdateVerbs.must(commands, "systemctl", "reboot");
    }

    /** An interrupted write has only touched the slot that is not booted. */
    @Override
    public void recover() {}
}
