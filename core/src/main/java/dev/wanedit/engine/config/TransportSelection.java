package dev.wanedit.engine.config;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.port.TransportProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses a transport on the class path: by its name, or the only one. */
public final class TransportSelection {

    private static final String HOW_TO_CHOOSE =
            "Name one by transport(…) on the builder, the system property wanedit.transport or WANEDIT_TRANSPORT.";

    private TransportSelection() {}

    public static List<TransportProvider> onClassPath() {
        return ProviderLoader.found(TransportProvider.class, "A transport");
    }

    public static TransportProvider choose(List<TransportProvider> found, @Nullable String name) {
        if (found.isEmpty()) {
            throw new ConfigurationException(
                    "There is no transport on the class path.",
                    "Add a dependency such as dev.wanedit:wanedit-transport-jdk.");
        }
        if (name == null && found.size() == 1) {
            return found.get(0);
        }
        if (name == null) {
            throw new ConfigurationException("There are several transports: " + names(found) + ".", HOW_TO_CHOOSE);
        }
        List<TransportProvider> named = new ArrayList<>();
        for (TransportProvider provider : found) {
            if (provider.name().equals(name)) {
                named.add(provider);
            }
        }
        if (named.size() != 1) {
            String count = named.isEmpty() ? "There is no transport named " : "There is more than one transport named ";
            throw new ConfigurationException(count + name + "; found: " + names(found) + ".", HOW_TO_CHOOSE);
        }
        return named.get(0);
    }

    private static String names(List<TransportProvider> found) {
        return found.stream().map(TransportProvider::name).sorted().collect(Collectors.joining(", "));
    }
}
