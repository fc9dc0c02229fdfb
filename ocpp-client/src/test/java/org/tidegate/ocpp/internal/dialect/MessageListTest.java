package org.tidegate.ocpp.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.internal.dialect.v16.Asked;
import org.tidegate.ocpp.internal.dialect.v16.Said;

@DisplayName("The list of messages")
class MessageListTest {
    @Test
    void names_every_action_of_1_6() {
        var actions =
                Stream.of(Said.class, Asked.class)
                        .flatMap(c -> Stream.of(c.getDeclaredClasses()))
                        .map(Class::getSimpleName)
                        .filter(name -> !name.endsWith("Response"))
                        .distinct()
                        .toList();

        assertThat(actions).hasSize(39);
        assertThat(Coverage.lines().stream().flatMap(l -> l.in16().stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(actions);
    }

    @Test
    void has_as_many_messages_as_the_standards_have() {
        assertThat(Coverage.lines().stream().map(Coverage.Line::message).distinct()).hasSize(91);
        assertThat(
                        Coverage.lines().stream()
                                .filter(Coverage.Line::in201)
                                .map(Coverage.Line::message)
                                .distinct())
                .hasSize(64);
    }
}
