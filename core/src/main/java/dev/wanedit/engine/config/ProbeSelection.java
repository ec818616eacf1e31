package dev.wanedit.engine.config;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.port.MediaProbe;
import dev.wanedit.settings.Preflight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the media probe on the class path, if there is one; without a probe media are sent without a check of their
 * content.
 */
public final class ProbeSelection {

    private ProbeSelection() {}

    public static List<MediaProbe> onClassPath() {
        return ProviderLoader.found(MediaProbe.class, "A media probe");
    }

    public static @Nullable MediaProbe choose(List<MediaProbe> found, Preflight level) {
        if (found.size() > 1) {
            throw new ConfigurationException(
                    "There are " + found.size() + " media probes on the class path.",
                    "Set the one to use by mediaProbe(…) on the builder.");
        }
        if (found.isEmpty() && level == Preflight.STRICT) {
            throw new ConfigurationException(
                    "A strict preflight needs a media probe, and there is none on the class path.",
                    "Add dev.wanedit:wanedit-media-probe, or choose a milder preflight.");
        }
        return found.isEmpty() ? null : found.get(0);
    }
}
