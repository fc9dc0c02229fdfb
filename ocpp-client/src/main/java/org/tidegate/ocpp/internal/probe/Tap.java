package org.tidegate.ocpp.internal.probe;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppTransport;
import org.tidegate.runtime.Wakeup;

/** Listens in on a connection: which calls were made and answered, and how it began and ended. */
public final class Tap implements OcppTransport {
    private static final Pattern CALL =
            Pattern.compile("^\\[2,\"([^\"]{1,36})\",\"([A-Za-z0-9]+)\",(.*)$", Pattern.DOTALL);
    private static final Pattern RESULT =
            Pattern.compile("^\\s*\\[\\s*3\\s*,\\s*\"([^\"]{1,36})\"");

    private final OcppTransport inner;
    private final Map<String, String> waiting = new HashMap<>();
    private final Set<String> answered = new HashSet<>();
    private @Nullable String subprotocol;
    private @Nullable Event end;

    public Tap(OcppTransport inner) {
        this.inner = inner;
    }

    /** The sub-protocol of the present connection; null before it is open. */
    public @Nullable String subprotocol() {
        return subprotocol;
    }

    /** How the last connection or attempt ended; null if none has. */
    public @Nullable Event end() {
        return end;
    }

    /**
     * Whether a call has been answered with a result.
     *
     * @param kind action, or action and event type such as {@code TransactionEvent Started}
     */
    public boolean answered(String kind) {
        return answered.contains(kind);
    }

    @Override
    public void connect(Target target) {
        subprotocol = null;
        inner.connect(target);
    }

    @Override
    public void send(String text) {
        Matcher call = CALL.matcher(text);
        if (call.find()) {
            waiting.put(call.group(1), kind(call.group(2), call.group(3)));
        }
        inner.send(text);
    }

    private static String kind(String action, String payload) {
        if (!action.equals("TransactionEvent")) {
            return action;
        }
        for (String type : new String[] {"Started", "Updated", "Ended"}) {
            if (payload.contains("\"eventType\":\"" + type + "\"")) {
                return action + " " + type;
            }
        }
        return action;
    }

    @Override
    public @Nullable Event poll() {
        Event event = inner.poll();
        switch (event) {
            case Event.Opened opened -> subprotocol = opened.subprotocol();
            case Event.Text text -> {
                Matcher result = RESULT.matcher(text.text());
                String kind = result.find() ? waiting.remove(result.group(1)) : null;
                if (kind != null) {
                    answered.add(kind);
                }
            }
            case Event.Closed _, Event.Failed _ -> end = event;
            case Event.Pong _ -> {
                // it lives
            }
            case null -> {
                // nothing
            }
        }
        return event;
    }

    @Override
    public void ping() {
        inner.ping();
    }

    @Override
    public void disconnect(int code, String reason) {
        inner.disconnect(code, reason);
    }

    @Override
    public void onEvent(Wakeup wakeup) {
        inner.onEvent(wakeup);
    }

    @Override
    public void close() {
        inner.close();
    }
}
