package org.tidegate.rig.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.tidegate.controller.update.Release;
import org.tidegate.controller.update.UpdateBundle;
import org.tidegate.controller.update.UpdateManifest;

/** A board of release 10 that trusts one key, and a bundle of release 20 signed with it. */
final class SignedBundle implements AutoCloseable {
    private final Path folder;
    private final Path file;

    SignedBundle(Path folder) throws Exception {
        this.folder = folder;
        this.file = folder.resolve("new.tgu");
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.createDirectories(folder.resolve("keys"));
        Files.createDirectories(folder.resolve("request"));
        Files.createDirectories(folder.resolve("answers"));
        String pem =
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n";
        Files.writeString(folder.resolve("keys/maker.pem"), pem);
        says("1.0", 10);
        Path payload = folder.resolve("payload.deb");
        Files.write(payload, "a package".getBytes(StandardCharsets.UTF_8));
        UpdateBundle.pack(
                payload,
                new UpdateManifest(
                        "tidegate",
                        "deb",
                        new Release("2.0", 20),
                        UpdateBundle.sha256(payload),
                        Files.size(payload)),
                pair.getPrivate(),
                file);
    }

    private void says(String version, long release) throws IOException {
        Files.writeString(
                folder.resolve("release"),
                "product=tidegate\nkind=deb\nversion=" + version + "\nrelease=" + release + "\n");
    }

    /** The board came up with the new release. */
    void isInstalled() throws IOException {
        says("2.0", 20);
    }

    /** Of the board file. */
    String section() {
        return """

               update:
                 installer: deb
                 release_file: release
                 key_directory: keys
                 request_file: request/request
                 answer_directory: answers
               """;
    }

    Path file() {
        return file;
    }

    Path request() {
        return folder.resolve("request/request");
    }

    String requested() {
        try {
            return Files.readString(request()).strip();
        } catch (IOException _) {
            return "";
        }
    }

    /** What the service that runs as root would write. */
    void answers(String words) throws IOException {
        String number = requested().split(" ", 2)[0];
        Files.writeString(folder.resolve("answers/answer"), number + " " + words + "\n");
    }

    @Override
    public void close() {}
}
