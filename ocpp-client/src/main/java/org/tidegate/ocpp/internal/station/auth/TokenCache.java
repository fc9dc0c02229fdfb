package org.tidegate.ocpp.internal.station.auth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.json.Violation;
import org.tidegate.ocpp.internal.message.Data.IdToken;
import org.tidegate.ocpp.internal.message.Data.IdTokenInfo;

/**
 * What the operator has said about tokens before (OCPP 2.1 C10 to C12), least recently used out.
 */
public final class TokenCache {
    public static final int MOST_ENTRIES = 1000;

    record Entry(IdToken idToken, IdTokenInfo idTokenInfo, Instant heard) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);

    /** A line that cannot be read is forgotten. */
    public static TokenCache restore(String text) {
        var cache = new TokenCache();
        for (String line : text.lines().toList()) {
            try {
                Entry e = Json.read(Entry.class, line);
                cache.entries.put(Tokens.key(e.idToken), e);
            } catch (Violation _) {
                // from another firmware: the operator is asked again
            }
        }
        return cache;
    }

    public String text() {
        var lines = new ArrayList<String>();
        entries.values().forEach(e -> lines.add(Json.write(e)));
        return String.join("\n", lines);
    }

    /** False if it was known just so and nothing has to be saved. */
    public boolean learn(IdToken token, IdTokenInfo info, long wallMillis) {
        var bare = new IdToken(null, token.idToken(), token.type());
        Entry before =
                entries.put(
                        Tokens.key(token), new Entry(bare, info, Instant.ofEpochMilli(wallMillis)));
        if (entries.size() > MOST_ENTRIES) {
            entries.remove(entries.keySet().iterator().next());
        }
        return before == null || !before.idTokenInfo.equals(info);
    }

    /**
     * @param lifeMillis how long a word is worth something unless it names its own end; 0 for ever
     */
    public @Nullable IdTokenInfo of(IdToken token, long lifeMillis, long wallMillis) {
        Entry e = entries.get(Tokens.key(token));
        if (e == null) {
            return null;
        }
        Instant ends = e.idTokenInfo.cacheExpiryDateTime();
        boolean over =
                ends != null
                        ? wallMillis >= ends.toEpochMilli()
                        : lifeMillis > 0 && wallMillis - e.heard.toEpochMilli() >= lifeMillis;
        return over ? null : e.idTokenInfo;
    }

    public boolean forget(IdToken token) {
        return entries.remove(Tokens.key(token)) != null;
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public int size() {
        return entries.size();
    }

    public void clear() {
        entries.clear();
    }
}
