package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mark says how many changes there are for certain: it is never lowered, and a damaged one is written again. */
class ChangeCountFileTest {

    private static final int THREADS = 4;
    private static final int CHANGES = 200;

    @TempDir
    Path folder;

    private StoreFile file;
    private ChangeCountFile mark;

    @BeforeEach
    void make() throws Exception {
        file = new StoreFile(folder.resolve("jobs"));
        file.make();
        mark = new ChangeCountFile(file);
    }

    @Test
    void raise_whenAnotherStoreWasFaster_keepsItsNumber() throws Exception {
        mark.raise(5);
        new ChangeCountFile(file).raise(3);

        assertThat(mark.promised()).isEqualTo(5);
    }

    @Test
    void raise_whenSeveralDoItAtOnce_endsWithTheHighest() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Boolean>> raising = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread;
                raising.add(() -> {
                    ChangeCountFile own = new ChangeCountFile(file);
                    for (int i = first; i < THREADS * CHANGES; i += THREADS) {
                        own.raise(i);
                        assertThat(own.promised()).isGreaterThanOrEqualTo(i);
                    }
                    return true;
                });
            }
            for (Future<Boolean> end : threads.invokeAll(raising)) {
                assertThat(end.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(mark.promised()).isEqualTo(THREADS * CHANGES - 1);
    }

    /** As another class loader of this JVM would hold it: the change itself was stored. */
    @Test
    void raise_whenItIsLockedInThisJvm_isLeftOut() throws Exception {
        mark.raise(1);
        try (FileChannel channel = FileChannel.open(folder.resolve("jobs.mark"), StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            mark.raise(2);
            assertThat(lock.isValid()).isTrue();
        }
        assertThat(mark.promised()).isEqualTo(1);
    }

    @Test
    void promised_whenThereIsNoMark_isNothing() throws Exception {
        assertThat(mark.isThere()).isFalse();
        assertThat(mark.promised()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "changes 000000000000000009 00000000\n",
                "changes 5\n",
                // As H2 leaves it at the same path.
                "changes 000000000000000012, bytes 000000000000028672, compact 000000000000028672",
                "a text that is longer than all that is read of a mark before it is written, which is sixty-four bytes"
            })
    void promised_whenTheMarkIsDamaged_isUnreadableUntilItIsRaised(String text) throws Exception {
        Files.writeString(folder.resolve("jobs.mark"), text);

        assertThat(mark.promised()).isEqualTo(ChangeCountFile.UNREADABLE);

        mark.raise(2);
        assertThat(mark.promised()).isEqualTo(2);
    }
}
