package org.tidegate.ocpp.internal.station.auth;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.json.Violation;
import org.tidegate.ocpp.internal.message.Data.IdToken;
import org.tidegate.ocpp.internal.message.Data.IdTokenInfo;

/**
 * The list of tokens the operator has sent ahead (OCPP 2.1 D). Immutable: an update makes a new
 * list or none at all, so half an update cannot exist.
 *
 * @param version 0 if there is no list
 */
public record LocalList(int version, Map<String, Entry> entries) {
    public static final int MOST_ENTRIES = 1000;
    public static final LocalList EMPTY = new LocalList(0, Map.of());

    /** A token and what is to be said about it; without words it is to be removed. */
    public record Entry(IdToken idToken, @Nullable IdTokenInfo idTokenInfo) {}

    private record Head(int version) {}

    public LocalList {
        entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The new list, or why there is none. */
    public record Update(@Nullable LocalList list, boolean versionMismatch, String why) {
        static Update no(String why) {
            return new Update(null, false, why);
        }
    }

    public Update full(int newVersion, List<Entry> all) {
        if (newVersion <= 0) {
            return Update.no("a version number is above 0 (D01.FR.18)");
        }
        if (all.size() > MOST_ENTRIES) {
            return Update.no("more than " + MOST_ENTRIES + " entries");
        }
        var next = new LinkedHashMap<String, Entry>();
        for (Entry e : all) {
            if (e.idTokenInfo == null) {
                return Update.no("a full list has idTokenInfo for every token (D01)");
            }
            if (next.put(Tokens.key(e.idToken), e) != null) {
                return Update.no("token " + e.idToken.idToken() + " is listed twice");
            }
        }
        return new Update(new LocalList(newVersion, next), false, "");
    }

    public Update differential(int newVersion, List<Entry> changes) {
        if (newVersion <= 0) {
            return Update.no("a version number is above 0 (D01.FR.18)");
        }
        if (newVersion <= version) {
            return new Update(null, true, "version " + version + " is held already");
        }
        var next = new LinkedHashMap<>(entries);
        var touched = new HashSet<String>();
        for (Entry e : changes) {
            String key = Tokens.key(e.idToken);
            if (!touched.add(key)) {
                return Update.no("token " + e.idToken.idToken() + " is listed twice");
            }
            if (e.idTokenInfo == null) {
                next.remove(key);
            } else {
                next.put(key, e);
            }
        }
        if (next.size() > MOST_ENTRIES) {
            return Update.no("more than " + MOST_ENTRIES + " entries");
        }
        return new Update(new LocalList(newVersion, next), false, "");
    }

    public @Nullable IdTokenInfo of(IdToken token) {
        Entry e = entries.get(Tokens.key(token));
        return e == null ? null : e.idTokenInfo;
    }

    /** Without this person's token; the version stays, the operator sees no other list. */
    public LocalList without(IdToken token) {
        var next = new LinkedHashMap<>(entries);
        next.remove(Tokens.key(token));
        return new LocalList(version, next);
    }

    public String text() {
        var lines = new ArrayList<String>();
        lines.add(Json.write(new Head(version)));
        entries.values().forEach(e -> lines.add(Json.write(e)));
        return String.join("\n", lines);
    }

    /** A text that cannot be read is no list: the operator sees version 0 and sends it again. */
    public static LocalList restore(String text) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        List<String> lines = text.lines().toList();
        try {
            var entries = new LinkedHashMap<String, Entry>();
            for (String line : lines.subList(1, lines.size())) {
                Entry e = Json.read(Entry.class, line);
                entries.put(Tokens.key(e.idToken), e);
            }
            return new LocalList(Json.read(Head.class, lines.getFirst()).version, entries);
        } catch (Violation _) {
            return EMPTY;
        }
    }
}
