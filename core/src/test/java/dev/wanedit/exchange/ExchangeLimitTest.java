package dev.wanedit.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.error.WanEditException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeLimitTest {

    private final ExchangeLimit limit = new ExchangeLimit(2);
    private final List<String> told = new ArrayList<>();

    @Test
    void enter_whenFull_waitsInOrder() {
        List<Named> turns = List.of(new Named("a"), new Named("b"), new Named("c"), new Named("d"));
        turns.forEach(limit::enter);
        assertThat(told).containsExactly("start a", "start b");

        limit.leave(turns.get(1));
        limit.leave(turns.get(1));
        assertThat(told).containsExactly("start a", "start b", "start c");

        limit.leave(turns.get(0));
        assertThat(told).endsWith("start d");
    }

    @Test
    void leave_whileWaiting_givesUpTheTurn() {
        List<Named> turns = List.of(new Named("a"), new Named("b"), new Named("c"), new Named("d"));
        turns.forEach(limit::enter);

        limit.leave(turns.get(2));
        limit.leave(turns.get(0));

        assertThat(told).containsExactly("start a", "start b", "start d");
    }

    @Test
    void close_tellsAllAndRefusesLaterOnes() {
        Named a = new Named("a");
        limit.enter(a);
        limit.close();
        limit.close();
        limit.enter(new Named("b"));
        limit.leave(a);

        assertThat(told).containsExactly("start a", "closed a", "closed b");
    }

    @Test
    void close_whenOneFails_tellsTheOthers() {
        limit.enter(new Named("broken"));
        limit.enterFirst(new Named("b"));
        limit.enter(new Named("c"));

        assertThatThrownBy(limit::close).isInstanceOf(IllegalStateException.class);

        assertThat(told).endsWith("closed broken", "closed b", "closed c");
    }

    @Test
    void leave_whenALongQueueFailsAtOnce_doesNotOverflowTheStack() {
        Named first = new Named("first");
        Named second = new Named("second");
        limit.enter(first);
        limit.enter(second);
        int[] started = new int[1];
        for (int i = 0; i < 100_000; i++) {
            limit.enter(new ExchangeLimit.Turn() {
                @Override
                public void start() {
                    started[0]++;
                    limit.leave(this);
                }

                @Override
                public WanEditException timedOut(ExchangeTimeout timeout, boolean maybeSent) {
                    throw new AssertionError();
                }

                @Override
                public void closed() {}
            });
        }

        limit.leave(first);

        assertThat(started[0]).isEqualTo(100_000);
    }

    private final class Named implements ExchangeLimit.Turn {

        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public void start() {
            told.add("start " + name);
        }

        @Override
        public WanEditException timedOut(ExchangeTimeout timeout, boolean maybeSent) {
            throw new AssertionError();
        }

        @Override
        public void closed() {
            told.add("closed " + name);
            if (name.equals("broken")) {
                throw new IllegalStateException("its listener failed");
            }
        }
    }
}
