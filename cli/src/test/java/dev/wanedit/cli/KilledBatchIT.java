package dev.wanedit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches of the packed jar over each transport, which are killed, looked at, resumed, and given again. */
class KilledBatchIT {

    private static final List<String> TRANSPORTS = List.of("jdk", "retrofit", "sdk");

    @TempDir
    private Path folder;

    /** They mostly wait, so they run at once. */
    @Test
    void batch_overEachTransportWhenKilledAndGivenAgain_paysOnceForEachKeyAndBringsAllHome() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(TRANSPORTS.size());
        try {
            List<Callable<Void>> lives = new ArrayList<>();
            TRANSPORTS.forEach(transport -> lives.add(() -> killedAndGivenAgain(transport)));
            for (Future<Void> end : threads.invokeAll(lives)) {
                end.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Void killedAndGivenAgain(String transport) throws Exception {
        Path own = Files.createDirectory(folder.resolve(transport));
        try (KilledBatch batch = new KilledBatch(transport, own)) {
            batch.kill();
            batch.list();
            batch.resume();
            batch.giveAgain();
            batch.checkThatAllWerePaidOnceAndAreHome();
            return null;
        } catch (Exception | AssertionError e) {
            throw new AssertionError(transport + ": " + e.getMessage(), e);
        }
    }
}
