package dev.wanedit.engine.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.event.TransferListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TransferTotalTest {

    private final AtomicReference<TransferTotal> current = new AtomicReference<>();
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    private final List<Long> sums = new ArrayList<>();
    private final List<Boolean> locked = new ArrayList<>();

    private final TransferTotal total = new TransferTotal(this::heard, 100);
    private final TransferListener one = total.of("one");
    private final TransferListener other = total.of("other");

    @Test
    void onProgress_ofTwoTransfers_isTheirSum() {
        one.onProgress(10, 50);
        other.onProgress(20, 50);
        one.onProgress(0, 50);

        assertThat(sums).containsExactly(10L, 30L, 20L);
    }

    /** A listener may wait for a thread that reports or cancels another of the transfers. */
    @Test
    void listener_whenNotified_holdsNoLock() {
        current.set(total);

        one.onProgress(10, 50);

        assertThat(locked).containsExactly(false);
    }

    @Test
    void onProgress_whileTheListenerIsCalled_isReportedAfterwards() {
        meanwhile.set(() -> other.onProgress(20, 50));

        one.onProgress(10, 50);

        assertThat(sums).containsExactly(10L, 30L);
    }

    @Test
    void listener_whenItThrows_isCalledAgain() {
        meanwhile.set(() -> {
            throw new IllegalStateException("a listener");
        });

        one.onProgress(10, 50);
        one.onProgress(20, 50);

        assertThat(sums).containsExactly(10L, 20L);
    }

    private void heard(long done, long all) {
        assertThat(all).isEqualTo(100);
        sums.add(done);
        if (current.get() != null) {
            locked.add(Thread.holdsLock(current.get()));
        }
        meanwhile.getAndSet(() -> {}).run();
    }
}
