package dev.wanedit.cli.live;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.network.Network;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.network.SecretMask;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import java.net.URI;
import java.time.Clock;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A transport of the class path whose requests to the service go through a gateway that records the answers. */
final class RecordedProvider implements TransportProvider {

    private final TransportProvider transports;
    private final Clock clock;
    private final SecretMask mask;
    private final RecordingFile recording;
    private volatile @Nullable Transport opened;
    private volatile String service = "";

    /** @param mask learns every secret that the transport is given, before the first answer is recorded */
    RecordedProvider(String name, Clock clock, SecretMask mask, RecordingFile recording) {
        this.transports = StreamSupport.stream(
                        ServiceLoader.load(TransportProvider.class).spliterator(), false)
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        "There is no transport named " + name + ".", "Name another one with --transport."));
        this.clock = clock;
        this.mask = mask;
        this.recording = recording;
    }

    @Override
    public String name() {
        return transports.name();
    }

    @Override
    public Transport open(TransportConfig config) {
        TransportConfig checked = watched(config.checked());
        service = checked.baseUrl().toString();
        RecordingGateway gateway = new RecordingGateway(
                checked.baseUrl(),
                checked.network(),
                checked.connectTimeout(),
                checked.callTimeout(),
                clock,
                recording);
        try {
            Transport transport = transports.open(through(gateway.baseUrl(), checked));
            opened = transport;
            return Transport.of(transport.tasks(), transport.uploads(), transport.downloads(), () -> {
                transport.close();
                gateway.close();
            });
        } catch (RuntimeException | Error e) {
            gateway.close();
            throw e;
        }
    }

    /** The base URL of the service. */
    String service() {
        return service;
    }

    /** Downloads of results, without the rules of a client. */
    ResultDownloader downloads() {
        Transport transport = opened;
        if (transport == null) {
            throw new IllegalStateException("No transport was opened.");
        }
        return transport.downloads();
    }

    private TransportConfig watched(TransportConfig config) {
        Network network = config.network();
        mask.alsoHeaders(network.headers().values());
        return with(config, config.baseUrl(), mask.watching(config.apiKey()), mask.watching(network.proxies()));
    }

    /** The same, but the gateway is the service; it is on this machine, so no proxy leads to it. */
    private static TransportConfig through(URI gateway, TransportConfig config) {
        ProxyRules outside = config.network().proxies();
        return with(
                config,
                gateway,
                config.apiKey(),
                target -> gateway.getAuthority().equals(target.getAuthority()) ? null : outside.proxyFor(target));
    }

    private static TransportConfig with(TransportConfig config, URI baseUrl, Supplier<String> key, ProxyRules rules) {
        Network network = config.network();
        return new TransportConfig(
                baseUrl,
                key,
                config.workspace(),
                config.zone(),
                config.connectTimeout(),
                config.callTimeout(),
                config.transferIdleTimeout(),
                config.timer(),
                new Network(rules, network.proxiesChosen(), network.sslContext(), network.headers()),
                config.createCheck());
    }
}
