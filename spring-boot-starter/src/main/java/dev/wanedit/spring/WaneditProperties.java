package dev.wanedit.spring;

import dev.wanedit.settings.Preflight;
import dev.wanedit.settings.Region;
import dev.wanedit.settings.UncertainPolicy;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties {@code wanedit.*}. What is not set has the default of {@link dev.wanedit.VideoEditClientBuilder}. Spring makes
 * instances; the constructor gets a parameter with each new property. No {@code toString()} shows a value.
 *
 * @param enabled Whether there are any beans of wanedit.
 * @param engine What runs jobs. CLIENT is this process alone; DB_SCHEDULER is a fleet of nodes over the application's DataSource, by
 * wanedit-engine-db-scheduler.
 * @param fleet This node of a fleet, with the engine db-scheduler.
 * @param apiKey API key. Without it, DASHSCOPE_API_KEY and the key file of the official tools are read. A secret.
 * @param region Region of key and model.
 * @param workspace Workspace to work in. The default is that of the key.
 * @param baseUrl Base URL of the service, for gateways and fakes. The default is that of the region.
 * @param transport Name of the transport, such as jdk, if several are on the class path.
 * @param proxy URL of the HTTP proxy for all requests, http://user:password@host:port, or "none". The default is that of the
 * system properties, then of the environment. A secret.
 * @param sslBundle Name of the SSL bundle (spring.ssl.bundle) whose trust store and certificate are used. The default is that of
 * the JVM.
 * @param headers Headers that are sent with each request to the service. Secrets.
 * @param timeout Time limits.
 * @param polling When tasks are queried.
 * @param maxRunning Most jobs that run at the service at once; others wait unsent. The default is 5.
 * @param rateLimits Requests per second.
 * @param preflight How strictly local media are checked before they are sent. OFF checks only that files exist and are not too large; WARN
 * refuses what certainly fails, and logs doubts; STRICT refuses doubtful media too. A medium by URL is not examined.
 * @param prices Prices of the model, for quotes and cost limits.
 * @param reconciliation What is done with a job whose answer was lost.
 * @param results Limits of the results.
 * @param store Where jobs are kept.
 * @param resumeOnStart Whether open jobs are resumed when the application starts. The start does not wait for them. Has no effect
 * with the engine db-scheduler, which continues jobs by itself.
 * @param health How the health is found out.
 * @param events Endpoint for completion events.
 * @param problemDetails Whether exceptions of wanedit that a controller throws are answered with problem details (RFC 9457).
 */
@ConfigurationProperties("wanedit")
public record WaneditProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("client") Engine engine,
        @DefaultValue Fleet fleet,
        @Nullable String apiKey,
        @DefaultValue("beijing") Region region,
        @Nullable String workspace,
        @Nullable URI baseUrl,
        @Nullable String transport,
        @Nullable String proxy,
        @Nullable String sslBundle,
        @DefaultValue Map<String, String> headers,
        @DefaultValue Timeout timeout,
        @DefaultValue Polling polling,
        @Nullable Integer maxRunning,
        @DefaultValue RateLimits rateLimits,
        @DefaultValue("warn") Preflight preflight,
        @DefaultValue Prices prices,
        @DefaultValue Reconciliation reconciliation,
        @DefaultValue Results results,
        @DefaultValue Store store,
        @DefaultValue("true") boolean resumeOnStart,
        @DefaultValue Health health,
        @DefaultValue Events events,
        @DefaultValue("true") boolean problemDetails) {

    /** What runs jobs. */
    public enum Engine {
        /** The client of this process. */
        CLIENT,
        /** A fleet of nodes over one database. */
        DB_SCHEDULER
    }

    /**
     * This node of a fleet.
     *
     * @param folder Folder for results, which all nodes share. Needed unless the application has a bean of type FleetSink.
     * @param account Name of the account, the same on all nodes that use its API key.
     * @param node Name of this node, of its own for each process. The default is the host's name and a random part.
     * @param work Whether this node sends jobs and downloads results. One that does not only takes jobs, and answers questions.
     * @param downloads Results that this node downloads at once.
     * @param heartbeat Interval of heartbeats, the same on all nodes. Another node takes over the work of a dead one after four to six
     * of them.
     * @param pollInterval How often this node looks for work in the table of db-scheduler.
     * @param table Table of db-scheduler, which the application creates.
     */
    public record Fleet(
            @Nullable Path folder,
            @DefaultValue("default") String account,
            @Nullable String node,
            @DefaultValue("true") boolean work,
            @DefaultValue("4") int downloads,
            @DefaultValue("10s") Duration heartbeat,
            @DefaultValue("1s") Duration pollInterval,
            @DefaultValue("scheduled_tasks") String table) {}

    /**
     * Time limits.
     *
     * @param connect Longest time until a connection is open. The default is 10 s.
     * @param call Longest time of one exchange with the service. The default is 60 s.
     * @param transferIdle Longest time of a transfer in which no byte moves. The default is that of the call.
     * @param await Longest wait for the end of a task; the task continues after it. The default is 30 min.
     * @param close Longest wait for jobs that are being sent when the application stops. The default is 5 s.
     */
    public record Timeout(
            @Nullable Duration connect,
            @Nullable Duration call,
            @Nullable Duration transferIdle,
            @Nullable Duration await,
            @Nullable Duration close) {}

    /**
     * When tasks are queried.
     *
     * @param first Time from the submit to the first query.
     * @param every Time between two queries of a task. By default the client decides.
     */
    public record Polling(
            @DefaultValue("3s") Duration first, @Nullable Duration every) {}

    /**
     * Requests per second that this application may send.
     *
     * @param submits Creates in a second.
     * @param queries Queries in a second.
     * @param lists List calls in a second.
     * @param cancels Cancels in a second.
     */
    public record RateLimits(
            @DefaultValue("5") int submits,
            @DefaultValue("20") int queries,
            @DefaultValue("20") int lists,
            @DefaultValue("20") int cancels) {}

    /**
     * Prices in the region, in place of the list prices that the client knows. A bean of type PriceTable goes before them.
     *
     * @param asOf Day of the prices. Needed if there is a price.
     * @param currency Currency of the prices, by its ISO code. The default is that of the region.
     * @param p720 Price of a billed second at 720P.
     * @param p1080 Price of a billed second at 1080P.
     */
    public record Prices(
            @Nullable LocalDate asOf,
            @Nullable String currency,
            @Nullable BigDecimal p720,
            @Nullable BigDecimal p1080) {}

    /**
     * What is done with a job whose answer was lost.
     *
     * @param policy Whether its task is looked for in the account's list, and whether it is sent again. FAIL only reports the job;
     * ADOPT_IF_UNIQUE adopts the only task that can be its own; RESUBMIT_IF_ABSENT also sends it again if there is none.
     * @param settling Time in which a task certainly appears in the list.
     * @param apiKeyId Id of the API key; tasks of other keys are ignored then. The default is all keys.
     */
    public record Reconciliation(
            @DefaultValue("fail") UncertainPolicy policy,
            @DefaultValue("2m") Duration settling,
            @Nullable String apiKeyId) {}

    /**
     * Limits of the results.
     *
     * @param largest Largest result. The default is 1 GB.
     * @param hosts Hosts from which results are downloaded too, besides public ones.
     */
    public record Results(
            @Nullable DataSize largest, @DefaultValue List<String> hosts) {}

    /**
     * Where jobs are kept.
     *
     * @param type Where jobs are kept. AUTO is the application's DataSource if there is one, otherwise the file; without
     * wanedit-store-jdbc it is the memory.
     * @param file File of the jobs, if they are kept in one.
     * @param dataSource Name of the DataSource bean, if there are several.
     */
    public record Store(
            @DefaultValue("auto") StoreType type,
            @DefaultValue("wanedit/jobs.db") Path file,
            @Nullable String dataSource) {}

    /** Where jobs are kept. */
    public enum StoreType {
        /** In the application's database if it has one, otherwise in the file. */
        AUTO,
        /** In the application's database. */
        JDBC,
        /** In a file of their own. */
        FILE,
        /** In memory: they are gone when the application stops. */
        MEMORY
    }

    /**
     * How the health is found out.
     *
     * @param cacheFor How long a good answer is used again, so that frequent checks send few requests. A bad one is used for 5 s at most.
     * @param timeout Longest wait for the answer of the service.
     */
    public record Health(
            @DefaultValue("60s") Duration cacheFor,
            @DefaultValue("10s") Duration timeout) {}

    /**
     * Endpoint for completion events.
     *
     * @param secret Secret that only the sender of events knows, in a header or as the last part of the path. Without it there is
     * no endpoint. A secret.
     * @param path Path of the endpoint, before the secret if that is in the path.
     */
    public record Events(
            @Nullable String secret,
            @DefaultValue("/wanedit/events") String path) {

        /** Shows no value: one is a secret. */
        @Override
        public String toString() {
            return "Events";
        }
    }

    /** Shows no value: some are secrets. */
    @Override
    public String toString() {
        return "WaneditProperties";
    }
}
