package org.tidegate.controller.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A technician's order")
class OrderTest {
    @TempDir private Path folder;

    @Test
    void is_read_as_it_was_written() {
        for (Order order :
                List.of(
                        new Order.ClearFault(1, "Kim: cable dried"),
                        new Order.ClearWeld(2, "Kim: K1 replaced"),
                        new Order.Install(3, false, Path.of("/tmp/a b.tgu")),
                        new Order.Install(4, true, Path.of("/tmp/a.tgu")),
                        new Order.SkipDelay(6),
                        new Order.Present(7, "ISO14443", "04A2B3C4"),
                        new Order.UpdateStatus(5))) {
            assertThat(Order.parse(order.text())).contains(order);
        }
    }

    @Test
    void with_a_token_is_told_without_it() {
        assertThat(new Order.Present(7, "ISO14443", "04A2B3C4").told()).doesNotContain("04A2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "clear-weld x",
                "0 clear-weld x",
                "1 clear-weld",
                "1 clear-weld ",
                "1 update-status now",
                "1 skip-delay now",
                "1 present",
                "1 present 04A2B3C4",
                "1 present eMAID DETDGC123456782",
                "1 present ISO14443 $(reboot)",
                "1 present ISO14443 a b",
                "1 open-contactor x",
                "1 clear-weld a\nb",
                "1 install \u0000",
                "99999999999999999999 clear-weld x"
            })
    void is_void_unless_it_has_the_form_of_one(String text) {
        assertThat(Order.parse(text)).isEmpty();
    }

    @Test
    void is_taken_once_and_answered_under_its_number() throws IOException {
        var box = new OrderBox(folder);
        box.empty();
        box.order(new Order.ClearWeld(7, "K1 replaced"));
        assertThat(box.take()).contains("7 clear-weld K1 replaced");
        assertThat(box.take()).isEmpty();
        assertThat(box.answered(7)).isEmpty();
        box.answer(7, true, "cleared");
        assertThat(box.answered(7)).contains(new OrderBox.Answer(true, "cleared"));
        box.answer(8, false, "not now");
        assertThat(box.answered(8)).contains(new OrderBox.Answer(false, "not now"));
        assertThat(box.answered(7)).isEmpty();
    }

    @Test
    void from_before_the_chargers_start_is_void() throws IOException {
        var box = new OrderBox(folder);
        box.empty();
        box.order(new Order.ClearWeld(7, "K1 replaced"));
        box.empty();
        assertThat(box.take()).isEmpty();
    }

    @Test
    void of_a_megabyte_is_read_in_part_and_void() throws IOException {
        var box = new OrderBox(folder);
        box.empty();
        Files.writeString(
                folder.resolve("technician/order"), "1 clear-weld " + "x".repeat(1 << 20));
        assertThat(Order.parse(box.take().orElseThrow())).isEmpty();
    }
}
