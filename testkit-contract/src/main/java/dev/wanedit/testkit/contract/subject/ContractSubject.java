package dev.wanedit.testkit.contract.subject;

import dev.wanedit.port.TransportProvider;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/** The adapter under test: what the suite must know about it. */
public interface ContractSubject {

    /** The provider's name, by which applications choose it. */
    String adapterName();

    /** The provider; by default the one of this name that the {@link ServiceLoader} finds. */
    default TransportProvider provider() {
        return ServiceLoader.load(TransportProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(adapterName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No transport provider is named " + adapterName()
                        + ": look into META-INF/services of the adapter"));
    }

    /** What the adapter cannot do, each with the reason that a skipped test shows; by default nothing. */
    default Map<Capability, String> lacks() {
        return Map.of();
    }

    /** A provider whose transports trust the certificates of this trust manager, instead of those of the JDK. */
    default TransportProvider trusting(SSLContext context, X509TrustManager trust) {
        throw undeclared(Capability.CHOSEN_TRUST);
    }

    /** A new HTTP client, as an application would create it. */
    default OwnClient ownClient() {
        throw undeclared(Capability.OWN_CLIENT);
    }

    /**
     * How long a test waits, in real time, for an event that must happen; by default 30 seconds. Only failing tests
     * wait that long.
     */
    default Duration patience() {
        return Duration.ofSeconds(30);
    }

    private AssertionError undeclared(Capability capability) {
        return new AssertionError("The adapter " + adapterName() + " neither offers " + capability
                + " to the contract suite nor says in lacks() why it cannot");
    }
}
