package org.tidegate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MailboxTest {
    @RepeatedTest(50)
    void behaves_like_a_bounded_queue(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        int capacity = random.nextInt(1, 9);
        var box = new Mailbox<Integer>(capacity);
        var model = new ArrayDeque<Integer>();
        for (int step = 0; step < 1_000; step++) {
            if (random.nextBoolean()) {
                boolean fits = model.size() < capacity;
                assertThat(box.offer(step)).isEqualTo(fits);
                if (fits) model.add(step);
            } else {
                assertThat(box.poll()).isEqualTo(model.poll());
            }
        }
    }

    @Test
    void hands_over_in_order_between_two_threads() throws InterruptedException {
        var box = new Mailbox<Integer>(4);
        Thread producer =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int i = 0; i < 20_000; ) {
                                if (box.offer(i)) i++;
                                else LockSupport.parkNanos(1_000);
                            }
                        });
        for (int expected = 0; expected < 20_000; ) {
            Integer got = box.poll();
            if (got == null) LockSupport.parkNanos(1_000);
            else assertThat(got).isEqualTo(expected++);
        }
        producer.join();
    }

    @Test
    void a_box_without_room_for_one_letter_is_refused() {
        assertThatThrownBy(() -> new Mailbox<Integer>(0)).hasMessageContaining("0 letters");
    }

    @Test
    void keeps_no_letter_alive_that_has_been_taken() {
        var box = new Mailbox<byte[]>(1);
        WeakReference<byte[]> letter = offerLarge(box);
        assertThat(box.poll()).isNotNull();

        for (int i = 0; i < 50 && letter.get() != null; i++) {
            System.gc();
        }
        assertThat(letter.get()).isNull();
    }

    private static WeakReference<byte[]> offerLarge(Mailbox<byte[]> box) {
        byte[] content = new byte[1 << 20];
        assertThat(box.offer(content)).isTrue();
        return new WeakReference<>(content);
    }
}
