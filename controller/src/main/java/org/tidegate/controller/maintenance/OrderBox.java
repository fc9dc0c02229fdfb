package org.tidegate.controller.maintenance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Two files in the charger's own folder: a person's command line writes the order, the charger
 * takes it away and writes the answer. Who may write there may order; nothing listens on a network.
 */
public final class OrderBox {
    private static final int MOST_BYTES = 4 * Order.MOST_CHARACTERS;

    private final Path order;
    private final Path answer;

    /**
     * @param folder where the charger keeps its records
     */
    public OrderBox(Path folder) {
        Path box = folder.resolve("technician");
        this.order = box.resolve("order");
        this.answer = box.resolve("answer");
    }

    /**
     * The charger's side, before anything else: an order from before its start is void.
     *
     * @throws IOException with the folder, when it cannot be used
     */
    public void empty() throws IOException {
        try {
            Files.createDirectories(order.getParent());
            Files.deleteIfExists(order);
        } catch (IOException e) {
            throw new IOException(
                    order.getParent()
                            + " cannot be used: "
                            + e.getMessage()
                            + "; remedy: give the folder to the charger's user",
                    e);
        }
    }

    /** The charger's side: takes the order away. Empty for none. */
    public Optional<String> take() {
        String text;
        try (var in = Files.newInputStream(order)) {
            text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
        } catch (IOException _) {
            return Optional.empty();
        }
        try {
            Files.delete(order);
        } catch (IOException _) {
            return Optional.empty(); // would be done again and again
        }
        return Optional.of(text);
    }

    /** The charger's side: what became of it. */
    public void answer(long number, boolean done, String words) throws IOException {
        Path fresh = answer.resolveSibling("answer.new");
        Files.writeString(fresh, number + (done ? " done " : " refused ") + words + "\n");
        Files.move(fresh, answer, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The person's side: replaces an order that nobody has taken. */
    public void order(Order next) throws IOException {
        if (!Files.isDirectory(order.getParent())) {
            throw new NoSuchFileException(order.getParent().toString());
        }
        Path fresh = order.resolveSibling("order.new");
        Files.writeString(fresh, next.text() + "\n");
        Files.move(fresh, order, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The person's side: nobody shall do it later. */
    public void withdraw() throws IOException {
        Files.deleteIfExists(order);
    }

    /** What became of an order. */
    public record Answer(boolean done, String words) {}

    /** The person's side: empty until it is answered. */
    public Optional<Answer> answered(long number) throws IOException {
        String text;
        try {
            text = Files.readString(answer).strip();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
        for (String verdict : new String[] {" done ", " refused "}) {
            String head = number + verdict;
            if ((text + " ").startsWith(head)) {
                return Optional.of(
                        new Answer(
                                verdict.equals(" done "),
                                text.length() > head.length()
                                        ? text.substring(head.length())
                                        : ""));
            }
        }
        return Optional.empty();
    }
}
