package dev.wanedit;

import dev.wanedit.diagnosis.Diagnosis;
import dev.wanedit.diagnosis.Subject;
import dev.wanedit.engine.diagnose.Examination;
import dev.wanedit.engine.diagnose.Setup;
import dev.wanedit.engine.log.MaskedTransport;
import dev.wanedit.engine.rx.BlockingCalls;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.network.Network;
import dev.wanedit.network.SecretMask;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.settings.Region;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Prepares the diagnosis of a client, and that of settings with which no client can be built. */
final class ExaminationFactory {

    private final ClientSettings settings;

    ExaminationFactory(ClientSettings settings) {
        this.settings = settings;
    }

    /**
     * The examination of a client, which sends its requests by these tasks.
     *
     * @param limits puts the requests to another host under the client's request guard, rate limits and listener
     */
    Examination ofClient(
            TransportProvider provider,
            TransportConfig config,
            JobStore store,
            TaskApi tasks,
            UnaryOperator<TaskApi> limits,
            SecretMask mask) {
        return new Examination(setup(provider, config, store, tasks, limits, mask), settings.hostLookup);
    }

    /** @param folders where results are stored */
    Diagnosis withoutClient(Path... folders) {
        Map<Subject, ConfigurationException> faults = faults();
        if (faults.isEmpty()) {
            try (VideoEditClient client = new ClientFactory(settings).client()) {
                return client.diagnose(folders);
            } catch (ConfigurationException e) {
                faults.put(Subject.TRANSPORT, e);
            }
        }
        return BlockingCalls.await(new Examination(setup(faults), settings.hostLookup).diagnosis(List.of(folders)));
    }

    /** The same for the host of a region. The further headers are for the host that was chosen, so they are left out. */
    private static TransportConfig elsewhere(TransportConfig config, Region other) {
        Network network = config.network();
        return new TransportConfig(
                other.baseUrl(),
                config.apiKey(),
                null,
                other.zone(),
                config.connectTimeout(),
                config.callTimeout(),
                config.transferIdleTimeout(),
                config.timer(),
                new Network(network.proxies(), network.proxiesChosen(), network.sslContext(), Map.of()));
    }

    private static Transport limited(Transport opened, UnaryOperator<TaskApi> limits) {
        return Transport.of(limits.apply(opened.tasks()), opened.uploads(), opened.downloads(), opened::close);
    }

    /** The settings that cannot be used; empty if a client can probably be built. */
    private Map<Subject, ConfigurationException> faults() {
        Map<Subject, ConfigurationException> faults = new EnumMap<>(Subject.class);
        attempt(faults, Subject.TRANSPORT, settings::provider);
        attempt(faults, Subject.KEY, settings::key);
        attempt(faults, Subject.HOST, settings::normalisedBaseUrl);
        if (!faults.containsKey(Subject.HOST)) {
            attempt(faults, Subject.PROXY, () -> {
                settings.network(new SecretMask()).requireProxies(settings.normalisedBaseUrl());
                return true;
            });
        }
        return faults;
    }

    private static void attempt(
            Map<Subject, ConfigurationException> faults, Subject subject, Supplier<? extends Object> setting) {
        try {
            Object unused = setting.get();
        } catch (ConfigurationException e) {
            faults.put(subject, e);
        }
    }

    /**
     * What is checked without a client.
     *
     * @param faults why there is none
     */
    private Setup setup(Map<Subject, ConfigurationException> faults) {
        SecretMask mask = new SecretMask();
        return new Setup(
                faults,
                faults.containsKey(Subject.TRANSPORT)
                        ? null
                        : settings.provider().name(),
                null,
                region -> {
                    throw new IllegalStateException("Without a client no host is asked.");
                },
                () -> "",
                settings.region,
                settings.regional(),
                faults.containsKey(Subject.HOST) ? null : settings.normalisedBaseUrl(),
                settings.network(mask).proxies(),
                settings.sslContext != null,
                settings.workspace(),
                settings.jobStore == null ? new MemoryJobStore() : settings.jobStore,
                settings.clock,
                settings.lookup.temporaryFolder().orElse(null),
                settings.lookup.nameCharset().orElse(null),
                mask);
    }

    private Setup setup(
            TransportProvider provider,
            TransportConfig config,
            JobStore store,
            TaskApi tasks,
            UnaryOperator<TaskApi> limits,
            SecretMask mask) {
        return new Setup(
                Map.of(),
                provider.name(),
                tasks,
                other -> limited(new MaskedTransport(provider.open(elsewhere(config, other)), mask), limits),
                config::currentKey,
                settings.region,
                settings.regional(),
                config.baseUrl(),
                config.network().proxies(),
                settings.sslContext != null,
                config.workspace(),
                store,
                settings.clock,
                settings.lookup.temporaryFolder().orElse(null),
                settings.lookup.nameCharset().orElse(null),
                mask);
    }
}
