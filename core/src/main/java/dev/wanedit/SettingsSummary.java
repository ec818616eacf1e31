package dev.wanedit;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.task.Redaction;
import java.net.URI;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a client with these settings sends to and keeps its jobs, for one line of a log. Never a secret, never an exception. */
final class SettingsSummary {

    private static final String HOSTS_OF_THE_SERVICE = ".aliyuncs.com";

    private final ClientSettings settings;

    SettingsSummary(ClientSettings settings) {
        this.settings = settings;
    }

    @Override
    public String toString() {
        return Redaction.redact("region " + settings.region + ", host " + orUnknown(this::host) + ", transport "
                + orUnknown(() -> settings.provider().name()) + ", jobs in " + store(settings.jobStore));
    }

    private String host() {
        URI base = settings.normalisedBaseUrl();
        String host = base.getHost().toLowerCase(Locale.ROOT);
        String withPort = host + (base.getPort() < 0 ? "" : ":" + base.getPort());
        if (host.endsWith(HOSTS_OF_THE_SERVICE)) {
            return withPort + " (the service)";
        }
        boolean here = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        return withPort + (here ? " (this machine: a fake or a gateway)" : " (a gateway or another service)");
    }

    private static String store(@Nullable JobStore store) {
        return store == null || store instanceof MemoryJobStore ? "memory" : store.toString();
    }

    private static String orUnknown(Supplier<String> value) {
        try {
            return value.get();
        } catch (ConfigurationException e) {
            return "not set";
        }
    }
}
