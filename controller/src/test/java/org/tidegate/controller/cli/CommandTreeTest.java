package org.tidegate.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@DisplayName("The tree of commands")
class CommandTreeTest {
    private static CommandTree tree() {
        return CommandTree.base()
                .with("check", CheckCommand::new)
                .with(
                        "never",
                        () -> {
                            throw new AssertionError("made although nobody asked for it");
                        });
    }

    @Test
    void a_command_is_made_alone_when_it_is_named() {
        CommandLine line = tree().of("check", "--help");
        assertThat(line.getSubcommands()).containsOnlyKeys("check");
        var out = new StringWriter();
        assertThat(line.setOut(new PrintWriter(out, true)).execute("check", "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: tidegate check");
    }

    @Test
    void a_slip_of_the_pen_is_met_with_all_of_them() {
        var err = new StringWriter();
        CommandLine line = CommandTree.base().of("statu").setErr(new PrintWriter(err, true));
        assertThat(line.execute("statu")).isEqualTo(TidegateCommand.USAGE);
        assertThat(err.toString()).contains("Did you mean", "status");
        for (String[] words : new String[][] {{}, {"--help"}, {"help"}, {"-V"}}) {
            assertThat(CommandTree.base().of(words).getSubcommands())
                    .containsKeys("status", "why", "watch", "pki", "exi", "operator", "help");
        }
    }

    @Test
    void the_tree_calls_each_command_as_it_calls_itself() {
        CommandTree.base()
                .whole()
                .getSubcommands()
                .forEach((name, line) -> assertThat(line.getCommandName()).isEqualTo(name));
    }

    @Test
    void a_name_is_given_once() {
        assertThatThrownBy(() -> tree().with("status", StatusCommand::new))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("status");
    }
}
