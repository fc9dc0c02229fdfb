package org.tidegate.controller.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * One root file system and the package manager. The package from before is kept, because without it
 * there is no way back; files are only replaced while the charger does not run.
 */
public final class DebInstaller implements UpdateVerbs {
    private static final String SERVICE = "tidegate.service";

    private final Commands commands;
    private final Path staged;
    private final Path good;

    /**
     * @param folder root's own, such as /var/lib/tidegate-update
     */
    public DebInstaller(Commands commands, Path folder) {
        this.commands = commands;
        this.staged = folder.resolve("staged.deb");
        this.good = folder.resolve("good.deb");
    }

    @Override
    public String kind() {
        return "deb";
    }

    /** Keeps the package that is installed now as the one to go back to. */
    public void keep(Path deb) throws IOException {
        check(deb, "");
        Path fresh = good.resolveSibling("good.deb.new");
        Files.copy(deb, fresh, StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh, good, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void install(Path payload, UpdateManifest manifest) throws IOException {
        if (!Files.exists(good)) {
            throw new IOException(
                    "there is no package to go back to; remedy: 'tidegate update keep FILE.deb'"
                            + " with the one that is installed");
        }
        check(payload, manifest.release().version());
        Files.move(payload, staged, StandardCopyOption.REPLACE_EXISTING);
    }

    private void check(Path deb, String version) throws IOException {
        String name = field(deb, "Package");
        if (!name.equals("tidegate")) {
            throw new IOException(deb + " is package " + name + "; remedy: give tidegate's");
        }
        String is = field(deb, "Version");
        if (!version.isEmpty() && !is.equals(version)) {
            throw new IOException(
                    "the package is version %s, and its manifest says %s; remedy: pack it again"
                            .formatted(is, version));
        }
    }

    private String field(Path deb, String name) throws IOException {
        return UpdateVerbs.must(commands, "dpkg-deb", "--field", deb.toString(), name).strip();
    }

    @Override
    public void activate() throws IOException {
        replaceWith(staged);
    }

    @Override
    public void markGood() throws IOException {
        if (Files.exists(staged)) { // it is not there when the power failed behind the move
            Files.move(staged, good, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void rollBack() throws IOException {
        replaceWith(good);
    }

    private void replaceWith(Path deb) throws IOException {
        UpdateVerbs.must(commands, "systemctl", "stop", SERVICE);
        UpdateVerbs.must(
                commands,
                "dpkg",
                "--force-confold",
                "--force-downgrade",
                "--install",
                deb.toString());
        UpdateVerbs.must(commands, "systemctl", "start", SERVICE);
    }

    @Override
    public void recover() throws IOException {
        UpdateVerbs.must(commands, "dpkg", "--force-confold", "--configure", "--pending");
        Files.deleteIfExists(staged);
    }
}
