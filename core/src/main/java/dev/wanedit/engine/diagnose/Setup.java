package dev.wanedit.engine.diagnose;

import dev.wanedit.diagnosis.Subject;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.settings.Region;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is checked. Settings that cannot be used are among the faults; then there is no client, and no request is sent.
 *
 * @param faults what is wrong with the settings, by subject; empty for a client
 * @param transport the name of the transport; null if there is none
 * @param tasks sends one request for each call; null if no client can be built
 * @param elsewhere opens a transport to the host of another region, with the same key and without further headers
 * @param key returns the key; throws a {@link ConfigurationException} if there is none
 * @param region the region that was chosen
 * @param regional true if no base URL is set, so that it follows from the region, chosen or by default: only then is
 *     another region asked
 * @param baseUrl null if it cannot be used
 * @param proxies the proxy of each request
 * @param ownTrust true if the application chose whom https connections trust
 * @param workspace null for that of the key
 * @param store the job store
 * @param clock the clock of the client
 * @param temporary the folder for temporary files; null if it is not known
 * @param nameCharset the charset of file names; null if it is not known
 * @param mask replaces the secrets in a text
 */
public record Setup(
        Map<Subject, ConfigurationException> faults,
        @Nullable String transport,
        @Nullable TaskApi tasks,
        Function<Region, Transport> elsewhere,
        Supplier<String> key,
        Region region,
        boolean regional,
        @Nullable URI baseUrl,
        ProxyRules proxies,
        boolean ownTrust,
        @Nullable String workspace,
        JobStore store,
        Clock clock,
        @Nullable Path temporary,
        @Nullable String nameCharset,
        UnaryOperator<String> mask) {

    /** Without the values, some of which are secrets. */
    @Override
    public String toString() {
        return "Setup[" + faults.keySet() + "]";
    }
}
