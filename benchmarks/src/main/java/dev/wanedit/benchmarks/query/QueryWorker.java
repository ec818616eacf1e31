package dev.wanedit.benchmarks.query;

import dev.wanedit.benchmarks.kind.Kind;
import dev.wanedit.benchmarks.kind.Queries;
import dev.wanedit.benchmarks.process.Costs;
import dev.wanedit.benchmarks.process.Orders;

/**
 * One of the clients, in a process of its own. It reads how many queries to ask, a number a line, and prints what they have
 * cost: nanoseconds of CPU time, and bytes.
 */
final class QueryWorker {

    private QueryWorker() {}

    /** Arguments: the {@link Kind}, and the service's base URL. */
    public static void main(String[] arguments) throws Exception {
        Costs costs = new Costs();
        Queries queries = Kind.valueOf(arguments[0]).open(arguments[1]);
        Orders.answer(words -> {
            long bytes = costs.bytes();
            long nanos = costs.cpuNanos();
            Load.run(queries, Integer.parseInt(words[0]));
            nanos = costs.cpuNanos() - nanos;
            return nanos + " " + (costs.bytes() - bytes);
        });
        // Threads of the clients would keep the JVM for a while.
        System.exit(0);
    }
}
