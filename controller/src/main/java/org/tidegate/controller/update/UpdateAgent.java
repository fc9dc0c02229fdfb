package org.tidegate.controller.update;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidegate.controller.update.UpdateInput.Verdict;

/**
 * Does as root what the charger asks for in a file, and answers in another. It believes nothing
 * that the charger's user could have written: the bundle is verified again, copied out of that
 * user's reach while it is verified, and never older than what is installed.
 */
public final class UpdateAgent {
    private static final Pattern REQUEST =
            Pattern.compile(
                    "([0-9]{1,18}) (install|activate|mark-good|roll-back|recover)(?: (.+))?");
    private static final int MOST_BYTES = 4096;

    /**
     * @param request written by the charger
     * @param folder root's own: answer, copies, packages
     */
    public record Places(Path request, Path folder) {
        public Path answer() {
            return folder.resolve("answer");
        }
    }

    private final Places places;
    private final UpdateVerbs verbs;
    private final UpdateBundle.Trust trust;
    private final Release running;

    public UpdateAgent(
            Places places, UpdateVerbs verbs, UpdateBundle.Trust trust, Release running) {
        this.places = places;
        this.verbs = verbs;
        this.trust = trust;
        this.running = running;
    }

    /**
     * Once. A request that was answered already is not done again.
     *
     * @return what was answered; empty if there was nothing to do
     */
    public String run() throws IOException {
        String text;
        try (var in = Files.newInputStream(places.request())) {
            text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
        }
        Matcher request = REQUEST.matcher(text);
        if (!request.matches()) {
            return answer("0 failed the request cannot be understood");
        }
        String id = request.group(1);
        if (lastAnswer().startsWith(id + " done")) {
            return "";
        }
        answer(id + " working 0");
        try {
            perform(request.group(2), request.group(3) == null ? "" : request.group(3));
            return answer(id + " done");
        } catch (IOException e) {
            return answer(id + " failed " + String.valueOf(e.getMessage()).replace('\n', ' '));
        }
    }

    private void perform(String verb, String argument) throws IOException {
        switch (verb) {
            case "install" -> install(Path.of(argument));
            case "activate" -> verbs.activate();
            case "mark-good" -> verbs.markGood();
            case "roll-back" -> verbs.rollBack();
            default -> verbs.recover();
        }
    }

    private void install(Path bundle) throws IOException {
        // The copy is what is verified and used: the original may change under our hands.
        Path copy = places.folder().resolve("bundle.tgu");
        Path payload = places.folder().resolve("payload." + verbs.kind());
        try {
            Files.copy(bundle, copy, StandardCopyOption.REPLACE_EXISTING);
            switch (UpdateBundle.verify(copy, trust)) {
                case Verdict.Bad bad -> throw new IOException(bad.reason());
                case Verdict.Genuine genuine -> {
                    if (genuine.release().number() <= running.number()) {
                        throw new IOException(
                                "%s is not newer than %s; remedy: order a newer one"
                                        .formatted(genuine.release(), running));
                    }
                }
            }
            UpdateManifest manifest = UpdateBundle.extract(copy, payload, trust.trusted());
            verbs.install(payload, manifest);
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(payload);
        }
    }

    private String lastAnswer() {
        try {
            return Files.readString(places.answer());
        } catch (IOException _) {
            return "";
        }
    }

    private String answer(String text) throws IOException {
        Path fresh = places.answer().resolveSibling("answer.new");
        Files.writeString(fresh, text + "\n");
        Files.move(fresh, places.answer(), StandardCopyOption.ATOMIC_MOVE);
        return text;
    }
}
