package org.tidegate.ocpp.internal.station.display;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.json.Violation;
import org.tidegate.ocpp.internal.message.Data.MessageContent;
import org.tidegate.ocpp.internal.message.Data.MessageFormat;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.Display.ClearDisplayMessage;
import org.tidegate.ocpp.internal.message.Display.ClearDisplayMessageResponse;
import org.tidegate.ocpp.internal.message.Display.ClearMessageStatus;
import org.tidegate.ocpp.internal.message.Display.DisplayMessageStatus;
import org.tidegate.ocpp.internal.message.Display.GetDisplayMessages;
import org.tidegate.ocpp.internal.message.Display.GetDisplayMessagesResponse;
import org.tidegate.ocpp.internal.message.Display.GetDisplayMessagesStatus;
import org.tidegate.ocpp.internal.message.Display.MessageInfo;
import org.tidegate.ocpp.internal.message.Display.MessagePriority;
import org.tidegate.ocpp.internal.message.Display.MessageState;
import org.tidegate.ocpp.internal.message.Display.NotifyDisplayMessages;
import org.tidegate.ocpp.internal.message.Display.SetDisplayMessage;
import org.tidegate.ocpp.internal.message.Display.SetDisplayMessageResponse;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.station.Desk;
import org.tidegate.ocpp.internal.station.Keep;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Surroundings;
import org.tidegate.ocpp.internal.station.device.DeviceDesk;
import org.tidegate.ocpp.internal.station.device.Setting;

/** Messages for the display (OCPP 2.1 O): which are held, and which one is on. */
public final class DisplayDesk implements Desk {
    public static final int MOST_MESSAGES = 50;
    private static final long CYCLE_MILLIS = 10_000;
    private static final double FLOWING_W = 50;

    private final Surroundings at;
    private final Map<Integer, MessageInfo> messages = new TreeMap<>();
    private String personal = "";

    public DisplayDesk(Surroundings at, String saved) {
        this.at = at;
        for (String line : saved.lines().toList()) {
            try {
                MessageInfo m = Json.read(MessageInfo.class, line);
                messages.put(m.id(), m);
            } catch (Violation _) {
                // another firmware's line: the operator sees that the message is gone
            }
        }
    }

    public int size() {
        return messages.size();
    }

    private void save() {
        var lines = new ArrayList<String>();
        for (MessageInfo m : messages.values()) {
            if (m.transactionId() == null) { // the others die with their transaction
                lines.add(Json.write(m));
            }
        }
        at.out().save(Keep.MESSAGES, String.join("\n", lines));
    }

    // ---- orders -----------------------------------------------------------------------------

    public OperatorCall.Answer set(SetDisplayMessage c, Moment now) {
        MessageInfo m = c.message();
        DisplayMessageStatus no = refusal(m, now);
        if (no != null) {
            return new SetDisplayMessageResponse(no, new StatusInfo("InvalidValue", why(no)));
        }
        if (m.priority() == MessagePriority.ALWAYS_FRONT) { // there can be one (O01.FR.11)
            messages.values()
                    .removeIf(
                            o -> o.priority() == MessagePriority.ALWAYS_FRONT && o.id() != m.id());
        }
        messages.put(m.id(), m);
        save();
        return new SetDisplayMessageResponse(DisplayMessageStatus.ACCEPTED, null);
    }

    private @Nullable DisplayMessageStatus refusal(MessageInfo m, Moment now) {
        var contents = new ArrayList<>(List.of(m.message()));
        if (m.messageExtra() != null) {
            contents.addAll(m.messageExtra());
        }
        for (MessageContent each : contents) {
            if (each.format() != MessageFormat.ASCII && each.format() != MessageFormat.UTF8) {
                return DisplayMessageStatus.NOT_SUPPORTED_MESSAGE_FORMAT;
            }
        }
        if (m.transactionId() != null && !m.transactionId().equals(at.transactionId())) {
            return DisplayMessageStatus.UNKNOWN_TRANSACTION;
        }
        boolean over =
                m.endDateTime() != null && m.endDateTime().toEpochMilli() <= now.wallMillis();
        boolean elsewhere =
                m.display() != null && m.display().evse() != null && m.display().evse().id() > 1;
        boolean full = messages.size() >= MOST_MESSAGES && !messages.containsKey(m.id());
        return over || elsewhere || full ? DisplayMessageStatus.REJECTED : null;
    }

    private static String why(DisplayMessageStatus status) {
        return switch (status) {
            case NOT_SUPPORTED_MESSAGE_FORMAT -> "ASCII and UTF8 are shown";
            case UNKNOWN_TRANSACTION -> "no such transaction is running";
            default -> "over already, for another EVSE, or " + MOST_MESSAGES + " are held";
        };
    }

    public OperatorCall.Answer get(GetDisplayMessages c) {
        List<MessageInfo> found =
                messages.values().stream()
                        .filter(m -> c.id() == null || c.id().contains(m.id()))
                        .filter(m -> c.priority() == null || c.priority() == m.priority())
                        .filter(m -> c.state() == null || c.state() == m.state())
                        .toList();
        if (found.isEmpty()) {
            return new GetDisplayMessagesResponse(GetDisplayMessagesStatus.UNKNOWN, null);
        }
        List<List<MessageInfo>> pages =
                DeviceDesk.pages(found, DeviceDesk.REPORT_ITEMS, DeviceDesk.REPORT_BYTES);
        for (int i = 0; i < pages.size(); i++) {
            at.request(
                    new NotifyDisplayMessages(pages.get(i), c.requestId(), i < pages.size() - 1));
        }
        return new GetDisplayMessagesResponse(GetDisplayMessagesStatus.ACCEPTED, null);
    }

    public OperatorCall.Answer clear(ClearDisplayMessage c) {
        boolean known = messages.remove(c.id()) != null;
        if (known) {
            save();
        }
        return new ClearDisplayMessageResponse(
                known ? ClearMessageStatus.ACCEPTED : ClearMessageStatus.UNKNOWN, null);
    }

    /** For whoever charges now; gone with the transaction. */
    public void personal(@Nullable MessageContent content) {
        if (content != null
                && (content.format() == MessageFormat.ASCII
                        || content.format() == MessageFormat.UTF8)) {
            personal = content.content();
        }
    }

    // ---- showing ----------------------------------------------------------------------------

    @Override
    public void tick(Moment now) {
        String running = at.transactionId();
        boolean any =
                messages.values()
                        .removeIf(m ->
                                (m.endDateTime() != null
                                                && m.endDateTime().toEpochMilli()
                                                        <= now.wallMillis())
                                        || (m.transactionId() != null
                                                && !m.transactionId().equals(running)));
        if (any) {
            save();
        }
        if (running == null) {
            personal = "";
        }
    }

    /** What is on the display at this moment; empty for nothing of the operator's. */
    public String shown(Moment now) {
        List<MessageInfo> on =
                messages.values().stream()
                        .filter(m ->
                                m.startDateTime() == null
                                        || m.startDateTime().toEpochMilli() <= now.wallMillis())
                        .filter(m -> m.state() == null || isState(m.state()))
                        .sorted(Comparator.comparing(MessageInfo::priority))
                        .toList();
        boolean front = !on.isEmpty() && on.getFirst().priority() == MessagePriority.ALWAYS_FRONT;
        if (!front && !personal.isEmpty()) {
            return personal;
        }
        if (on.isEmpty()) {
            return "";
        }
        MessagePriority first = on.getFirst().priority();
        List<MessageInfo> turn = on.stream().filter(m -> m.priority() == first).toList();
        int whose = (int) (Math.floorDiv(now.wallMillis(), CYCLE_MILLIS) % turn.size());
        return inLanguage(turn.get(whose));
    }

    private String inLanguage(MessageInfo m) {
        String wanted = at.variables().value(Setting.DISPLAY_LANGUAGE);
        if (m.messageExtra() != null && !wanted.equals(m.message().language())) {
            for (MessageContent each : m.messageExtra()) {
                if (wanted.equals(each.language())) {
                    return each.content();
                }
            }
        }
        return m.message().content();
    }

    private boolean isState(MessageState state) {
        StationState s = at.seen();
        boolean energy = s.session() == StationState.Session.ENERGY;
        return switch (state) {
            case FAULTED -> !s.faultCode().isEmpty();
            case UNAVAILABLE -> at.isSilent();
            case CHARGING -> energy && s.acPowerW() > FLOWING_W;
            case DISCHARGING -> energy && s.acPowerW() < -FLOWING_W;
            case SUSPENDED -> energy && Math.abs(s.acPowerW()) <= FLOWING_W;
            case IDLE -> !energy && s.faultCode().isEmpty();
        };
    }
}
