package org.tidegate.controller.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.controller.update.Release;
import org.tidegate.controller.update.UpdateAction;
import org.tidegate.controller.update.UpdateOrder;
import org.tidegate.controller.update.UpdateState.Outcome;
import org.tidegate.controller.update.UpdateState.Stage;
import org.tidegate.controller.update.UpdateStatus;
import org.tidegate.runtime.Clock;

@DisplayName("Firmware of the operator, handed to the update plane,")
class UpdateHandOverTest {
    @TempDir private Path folder;
    private final List<UpdateOrder> ordered = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private boolean takes = true;
    private boolean refuses;
    private Path bundle;

    private final Firmware firmware =
            new UpdateHandOver(
                    new UpdateHandOver.Desk(
                            order -> takes && ordered.add(order), this::status, this::refusal),
                    Clock.system());

    @BeforeEach
    void download() throws IOException {
        bundle = folder.resolve("firmware.part");
        Files.writeString(bundle, "a bundle");
    }

    /** One stage further each time somebody looks. */
    private UpdateStatus status() {
        Stage now = stages.size() > 1 ? stages.removeFirst() : stages.getFirst();
        return new UpdateStatus(
                ordered.getFirst().requestId(),
                now,
                now == Stage.IDLE ? Outcome.NOT_GENUINE : Outcome.NONE,
                Release.NONE,
                Release.NONE,
                0,
                "signed by nobody; remedy: fetch it again");
    }

    private UpdateAction.Refuse refusal() {
        return refuses
                ? new UpdateAction.Refuse(ordered.getFirst(), "update 3 is under way")
                : UpdateAction.Refuse.NOBODY;
    }

    @Test
    void is_installed_when_the_board_is_about_to_restart_into_it() throws IOException {
        stages.addAll(List.of(Stage.VERIFYING, Stage.WAITING, Stage.INSTALLING, Stage.ACTIVATING));
        firmware.install(bundle);
        assertThat(firmware.restartsItself()).isTrue();
        assertThat(ordered)
                .singleElement()
                .satisfies(o -> {
                    assertThat(o.whenIdle()).isTrue();
                    assertThat(o.bundle()).isAbsolute().hasContent("a bundle");
                });
        assertThat(bundle).as("the next download begins anew").doesNotExist();
    }

    @Test
    void that_is_not_genuine_is_refused_with_the_reason() {
        stages.addAll(List.of(Stage.VERIFYING, Stage.IDLE));
        assertThatThrownBy(() -> firmware.install(bundle))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("NOT_GENUINE")
                .hasMessageContaining("remedy");
    }

    @Test
    void that_comes_while_another_is_under_way_is_refused() {
        stages.add(Stage.INSTALLING);
        refuses = true;
        assertThatThrownBy(() -> firmware.install(bundle)).hasMessageContaining("under way");
        takes = false;
        refuses = false;
        assertThatThrownBy(
                        () -> {
                            Files.writeString(bundle, "again");
                            firmware.install(bundle);
                        })
                .hasMessageContaining("too many updates");
    }

    @Test
    void is_refused_in_words_where_nobody_takes_it() {
        assertThatThrownBy(() -> Firmware.refused("not here; remedy: by hand").install(bundle))
                .hasMessage("not here; remedy: by hand");
    }
}
