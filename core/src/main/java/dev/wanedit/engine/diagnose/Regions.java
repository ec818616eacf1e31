package dev.wanedit.engine.diagnose;

import dev.wanedit.settings.Region;
import java.net.URI;

/** The two regions, in the words of messages. */
final class Regions {

    private Regions() {}

    static Region other(Region region) {
        return region == Region.BEIJING ? Region.SINGAPORE : Region.BEIJING;
    }

    static String name(Region region) {
        return switch (region) {
            case BEIJING -> "Beijing";
            case SINGAPORE -> "Singapore";
        };
    }

    /** How it is chosen. */
    static String setting(Region region) {
        return switch (region) {
            case BEIJING -> "region(Region.BEIJING) on the builder";
            case SINGAPORE -> "region(Region.SINGAPORE) on the builder";
        };
    }

    static boolean isHostOf(Region region, URI url) {
        return region.baseUrl().getHost().equalsIgnoreCase(url.getHost());
    }
}
