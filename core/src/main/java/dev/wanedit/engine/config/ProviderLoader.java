package dev.wanedit.engine.config;

import dev.wanedit.error.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds what other modules offer. */
final class ProviderLoader {

    private ProviderLoader() {}

    /**
     * All that the class path, or the module path, offers of this service.
     *
     * @param name what one of it is called, with its article, for the message
     * @throws ConfigurationException if one of them cannot be loaded
     */
    static <S> List<S> found(Class<S> service, String name) {
        List<S> found = new ArrayList<>();
        try {
            ServiceLoader.load(service, service.getClassLoader()).forEach(found::add);
        } catch (ServiceConfigurationError e) {
            throw new ConfigurationException(
                    name + " on the class path cannot be loaded: " + e.getMessage() + ".",
                    "Repair or remove its dependency.",
                    e);
        }
        return found;
    }
}
