package org.tidegate.controller.der;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.gridcode.GridCode;
import org.tidegate.board.gridcode.ProfileAdjustment;
import org.tidegate.board.gridcode.ProfileAdjustment.Accepted;
import org.tidegate.board.gridcode.ProfileAdjustment.Authority;
import org.tidegate.board.gridcode.ProfileAdjustment.Change;
import org.tidegate.board.gridcode.ProfileAdjustment.Refused;
import org.tidegate.ocpp.DerAuthority;
import org.tidegate.ocpp.DerControl;
import org.tidegate.protection.ProtectionSettings;

/**
 * Lets an operator move a grid code's values inside the ranges that the code names for them, and
 * turns the controls in force into the settings of grid protection. Pure.
 */
public final class GridCodeAuthority implements DerAuthority {
    /** The reactive modes exclude each other (IEEE 1547-2018 5.3.1). */
    private static final Set<DerControl.Type> REACTIVE =
            EnumSet.of(
                    DerControl.Type.FIXED_PF_INJECT,
                    DerControl.Type.FIXED_VAR,
                    DerControl.Type.VOLT_VAR,
                    DerControl.Type.WATT_VAR,
                    DerControl.Type.WATT_PF);

    private final GridCode code;
    private final Set<String> confirmed;
    private final Function<GridCode, ProtectionSettings> settings;
    private final Nameplate nameplate;

    /**
     * @param confirmed what a person has confirmed in the site file
     * @param settings how protection is told of a code
     */
    public GridCodeAuthority(
            GridCode code,
            Set<String> confirmed,
            Function<GridCode, ProtectionSettings> settings,
            Nameplate nameplate) {
        this.code = code;
        this.confirmed = Set.copyOf(confirmed);
        this.settings = settings;
        this.nameplate = nameplate;
    }

    @Override
    public Set<DerControl.Type> supported() {
        var types = EnumSet.noneOf(DerControl.Type.class);
        for (DerControl.Type type : DerControl.Type.values()) {
            if (ControlMapping.supports(code, type)) {
                types.add(type);
            }
        }
        return types;
    }

    @Override
    public Nameplate nameplate() {
        return nameplate;
    }

    /** Alone first: the profile's ranges; then together with what is in force. */
    @Override
    public String refusal(DerControl candidate, List<DerControl> beside) {
        String alone = refusal(List.of(candidate));
        if (!alone.isEmpty() || beside.isEmpty()) {
            return alone;
        }
        var all = new ArrayList<>(beside);
        all.add(candidate);
        return refusal(exclusive(all));
    }

    private String refusal(List<DerControl> controls) {
        try {
            return switch (adjusted(controls)) {
                case Accepted _ -> "";
                case Refused no ->
                        no.reasons().stream()
                                .map(ProfileAdjustment.Reason::toString)
                                .collect(Collectors.joining("; "));
            };
        } catch (ControlMapping.Unmapped e) {
            return e.reason();
        }
    }

    /**
     * What protection is to be told, and which controls it does not execute because they do not go
     * together with stronger ones.
     */
    public record Outcome(ProtectionSettings settings, GridCode code, List<String> leftOut) {
        public Outcome {
            leftOut = List.copyOf(leftOut);
        }
    }

    /** The controls in force as settings; a control that does not fit is left out, never bent. */
    public Outcome settings(List<DerControl> inForce) {
        List<DerControl> wanted = exclusive(inForce);
        var taken = new ArrayList<DerControl>();
        var leftOut = new ArrayList<String>();
        GridCode result = code;
        for (DerControl each : wanted.reversed()) { // the strongest first
            taken.addFirst(each);
            GridCode next = adjustedOrNull(taken);
            if (next == null) {
                taken.removeFirst();
                leftOut.add(each.id());
            } else {
                result = next;
            }
        }
        inForce.stream().filter(c -> !wanted.contains(c)).forEach(c -> leftOut.add(c.id()));
        return new Outcome(settings.apply(result), result, leftOut);
    }

    private @Nullable GridCode adjustedOrNull(List<DerControl> controls) {
        try {
            return adjusted(controls) instanceof Accepted yes ? yes.profile() : null;
        } catch (ControlMapping.Unmapped _) {
            return null;
        }
    }

    /** Later changes of a key replace earlier ones: the strongest control is the last. */
    private ProfileAdjustment adjusted(List<DerControl> controls) throws ControlMapping.Unmapped {
        var changes = new LinkedHashMap<String, Change>();
        for (DerControl control : controls) {
            for (Change change : ControlMapping.changes(code, control)) {
                changes.put(change.key(), change);
            }
        }
        return ProfileAdjustment.of(
                code, List.copyOf(changes.values()), Authority.GRID_OPERATOR, confirmed);
    }

    /**
     * From the weakest to the strongest, one per type, and of the reactive modes the strongest
     * alone: what is scheduled stands above what is default, lower numbers above higher ones.
     */
    private static List<DerControl> exclusive(List<DerControl> controls) {
        var ordered = new ArrayList<>(controls);
        ordered.sort(
                Comparator.comparing(DerControl::isDefault)
                        .thenComparingInt(DerControl::priority)
                        .reversed());
        var chosen = new ArrayList<DerControl>();
        var types = EnumSet.noneOf(DerControl.Type.class);
        boolean reactive = false;
        for (DerControl each : ordered.reversed()) {
            boolean isReactive = REACTIVE.contains(each.type());
            if (types.add(each.type()) && !(isReactive && reactive)) {
                reactive |= isReactive;
                chosen.addFirst(each);
            }
        }
        return chosen;
    }
}
