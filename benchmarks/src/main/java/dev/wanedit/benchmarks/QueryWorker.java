package dev.wanedit.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * One of the clients, in a process of its own. It reads how many queries to ask, a number a line, and prints what they have
 * cost: nanoseconds of CPU time, and bytes.
 */
final class QueryWorker {

    private QueryWorker() {}

    /** Arguments: the {@link Kind}, and the service's base URL. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Costs costs = new Costs();
        Queries queries = Kind.valueOf(arguments[0]).open(arguments[1]);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            long bytes = costs.bytes();
            long nanos = costs.cpuNanos();
            Load.run(queries, Integer.parseInt(order));
            nanos = costs.cpuNanos() - nanos;
            System.out.println(nanos + " " + (costs.bytes() - bytes));
        }
        // Threads of the clients would keep the JVM for a while.
        System.exit(0);
    }
}
