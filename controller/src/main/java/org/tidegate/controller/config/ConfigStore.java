package org.tidegate.controller.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.TwoSlotFile;

/** Trial, confirmation and last good board on the disk. The charger and the commands share it. */
public final class ConfigStore {
    private static final String CONFIRMATION = "confirmation";

    private final Disk disk;

    public ConfigStore(Disk disk) {
        this.disk = disk;
    }

    public ConfigTrial trial() throws IOException {
        return new TwoSlotFile(disk, "trial")
                .load()
                .flatMap(ConfigTrial::fromBytes)
                .orElse(ConfigTrial.NONE);
    }

    /** On the medium when it returns. */
    public void trial(ConfigTrial next) throws IOException {
        new TwoSlotFile(disk, "trial").save(next.toBytes());
    }

    /** Text of the candidate that was confirmed; empty for none. */
    public String confirmation() throws IOException {
        return new String(disk.read(CONFIRMATION), StandardCharsets.UTF_8);
    }

    public void confirm(ConfigTrial trial) throws IOException {
        disk.write(CONFIRMATION, trial.candidate().getBytes(StandardCharsets.UTF_8));
        disk.sync(CONFIRMATION);
    }

    public void forgetConfirmation() throws IOException {
        disk.delete(CONFIRMATION);
    }

    /** The last board that the charger started with, as one file. */
    public Optional<String> lastGood() throws IOException {
        return new TwoSlotFile(disk, "last-good")
                .load()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    public void lastGood(String flat) throws IOException {
        if (!lastGood().equals(Optional.of(flat))) {
            new TwoSlotFile(disk, "last-good").save(flat.getBytes(StandardCharsets.UTF_8));
        }
    }
}
