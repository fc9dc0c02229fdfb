package org.tidegate.controller.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidegate.runtime.Clock;

/**
 * The charger's side: asks {@link UpdateAgent} for each verb by a file, because the charger itself
 * may not write programs. systemd watches the file and starts the agent.
 */
public final class AgentInstaller implements UpdateInstaller {
    private static final Pattern ANSWER =
            Pattern.compile("([0-9]{1,18}) (done|failed|working)(?: (.*))?");

    private final UpdateAgent.Places places;
    private final String kind;
    private final Release running;
    private final Clock clock;
    private long asked;
    private Progress trouble = new Progress.Nothing();

    /**
     * @param kind what the agent of this board installs
     */
    public AgentInstaller(UpdateAgent.Places places, String kind, Release running, Clock clock) {
        this.places = places;
        this.kind = kind;
        this.running = running;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public Release running() {
        return running;
    }

    @Override
    public void begin(Path bundle) {
        ask("install " + bundle.toAbsolutePath());
    }

    @Override
    public void activate() {
        ask("activate");
    }

    @Override
    public void markGood() {
        ask("mark-good");
    }

    @Override
    public void rollBack() {
        ask("roll-back");
    }

    @Override
    public void recover() {
        ask("recover");
    }

    @Override
    public Progress poll() {
        if (asked == 0 || trouble instanceof Progress.Failed) {
            return trouble;
        }
        String text;
        try {
            text = Files.readString(places.answer()).strip();
        } catch (IOException _) {
            return new Progress.Working(0);
        }
        Matcher answer = ANSWER.matcher(text);
        if (!answer.matches() || Long.parseLong(answer.group(1)) != asked) {
            return new Progress.Working(0); // of an earlier verb; the agent has not seen ours yet
        }
        String rest = answer.group(3) == null ? "" : answer.group(3);
        return switch (answer.group(2)) {
            case "done" -> new Progress.Done();
            case "failed" -> new Progress.Failed(rest);
            default ->
                    new Progress.Working(rest.matches("[0-9]{1,2}") ? Integer.parseInt(rest) : 0);
        };
    }

    private void ask(String verb) {
        // Wall time names the request across restarts; a second one in the same millisecond moves
        // on.
        asked = Math.max(asked + 1, clock.wallMillis());
        trouble = new Progress.Nothing();
        Path fresh = places.request().resolveSibling("request.new");
        try {
            Files.writeString(fresh, asked + " " + verb + "\n");
            Files.move(fresh, places.request(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            trouble =
                    new Progress.Failed(
                            "the request cannot be written: "
                                    + e.getMessage()
                                    + "; remedy: check the folder's owner");
        }
    }
}
