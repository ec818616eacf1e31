package dev.wanedit.benchmarks.query;

import dev.wanedit.benchmarks.kind.Queries;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Keeps a number of queries going at once: each that ends makes room for the next one. */
final class Load {

    private static final int MINUTES = 5;

    private final Queries queries;
    private final AtomicInteger left;
    private final CountDownLatch open;
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();

    private Load(Queries queries, int count) {
        this.queries = queries;
        this.left = new AtomicInteger(count);
        this.open = new CountDownLatch(Queries.AT_ONCE);
    }

    /** @throws IllegalStateException if one of them failed, or they take too long */
    static void run(Queries queries, int count) throws InterruptedException {
        Load load = new Load(queries, count);
        for (int i = 0; i < Queries.AT_ONCE; i++) {
            Lane lane = load.new Lane(i);
            if (queries.blocks()) {
                new Thread(lane::askAll, "lane-" + i).start();
            } else {
                lane.askNext();
            }
        }
        boolean ended = load.open.await(MINUTES, TimeUnit.MINUTES);
        Throwable first = load.fault.get();
        if (first != null || !ended) {
            throw new IllegalStateException("A query failed, or never ended.", first);
        }
    }

    /** One of the queries that run at once. */
    private final class Lane implements Queries.Done {

        private final String task;
        private boolean over;

        Lane(int number) {
            this.task = String.format(java.util.Locale.ROOT, "0385dc79-5ff8-4d82-bcb6-%012d", number);
        }

        void askAll() {
            while (!over) {
                askNext();
            }
        }

        void askNext() {
            if (left.getAndDecrement() > 0) {
                queries.ask(task, this);
            } else {
                end();
            }
        }

        @Override
        public void succeeded() {
            if (!queries.blocks()) {
                askNext();
            }
        }

        @Override
        public void failed(Throwable thrown) {
            fault.compareAndSet(null, thrown);
            end();
        }

        private void end() {
            over = true;
            open.countDown();
        }
    }
}
