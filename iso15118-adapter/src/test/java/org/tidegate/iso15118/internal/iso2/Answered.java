package org.tidegate.iso15118.internal.iso2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.internal.din.DinDialect;

/** What the tests of the older sessions ask of an answer. */
final class Answered {
    static final Dialect ISO2 = Iso2Dialect.INSTANCE;
    static final Dialect DIN = DinDialect.INSTANCE;

    private Answered() {}

    static void refused(Outcome outcome, Code code, Refusal why) {
        assertThat(Objects.requireNonNull(outcome.reply()).code()).isEqualTo(code);
        assertThat(outcome.close()).isTrue();
        assertThat(outcome.session().refusal()).startsWith(why.text());
    }

    static Outcome send(Stage stage, Ask ask) {
        return Sample.send(Sample.at(ISO2, stage), ask, new Sample.Charger());
    }

    static <R extends Reply> R reply(Outcome outcome, Class<R> type) {
        assertThat(outcome.session().refusal()).isEmpty();
        return type.cast(Objects.requireNonNull(outcome.reply()));
    }
}
