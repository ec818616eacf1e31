package dev.wanedit.engine.config;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.task.Redaction;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises a base URL whose path cannot be the service's: the path of a single operation, the path of another
 * interface of the vendor, or no path at all. A gateway may have any path, so for hosts that are not the vendor's this
 * is only logged. The service's own path twice in a row is refused for every host.
 */
final class BaseUrlPath {

    private static final Logger LOG = LoggerFactory.getLogger(BaseUrlPath.class);
    static final String USUAL = "/api/v1";

    /** The vendor's hosts of this service, those of workspaces among them. */
    private static final Pattern VENDOR =
            Pattern.compile("(.+\\.)?dashscope(-[a-z0-9-]+)?\\.aliyuncs\\.com|.+\\.maas\\.aliyuncs\\.com");

    /** The path of an operation, or a part of it, after the path of the base URL. */
    private static final Pattern OPERATION =
            Pattern.compile("(.*?)/services/aigc(/.*)?|(.*?/api/v1)/(services|tasks|uploads|api/v1)(/.*)?");

    /** The vendor's interface that is compatible with another vendor's. */
    private static final Pattern OTHER_INTERFACE = Pattern.compile("(.*?)/compatible-(mode|api)(/.*)?");

    private BaseUrlPath() {}

    /** @throws ConfigurationException if requests to operations below it certainly fail */
    static void check(URI url) {
        String path = url.getRawPath();
        Matcher operation = OPERATION.matcher(path);
        Matcher other = OTHER_INTERFACE.matcher(path);
        if (path.endsWith(USUAL + USUAL)) {
            throw refused(url, "has the path of the service twice", path.substring(0, path.length() - USUAL.length()));
        }
        boolean vendor = VENDOR.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches();
        if (path.equals(USUAL) || (path.endsWith(USUAL) && !vendor)) {
            return;
        }
        if (operation.matches()) {
            String base = operation.group(1) == null ? operation.group(3) : operation.group(1);
            doubt(vendor, url, "has the path of an operation", base.isEmpty() ? USUAL : base);
        } else if (other.matches()) {
            String problem = "is that of the OpenAI-compatible interface, which edits no videos";
            doubt(vendor, url, problem, other.group(1) + USUAL);
        } else if (vendor) {
            throw refused(url, path.isEmpty() ? "has no path" : "does not have the path of the service", USUAL);
        } else {
            LOG.warn(
                    "The base URL {} does not end in {}, as the service's does. If requests are answered with 404 or a page"
                            + " of HTML, add that.",
                    shown(url),
                    USUAL);
        }
    }

    /** Refuses the URL for the vendor's hosts; logs it for other hosts, since a gateway may really have such a path. */
    private static void doubt(boolean vendor, URI url, String problem, String path) {
        ConfigurationException refused = refused(url, problem, path);
        if (vendor) {
            throw refused;
        }
        LOG.warn("{} If requests are answered with 404 or a page of HTML: {}", refused.problem(), refused.nextStep());
    }

    private static ConfigurationException refused(URI url, String problem, String path) {
        URI right = URI.create(url.getScheme() + "://" + url.getRawAuthority() + path);
        return new ConfigurationException(
                "The base URL " + shown(url) + " " + problem + ".", "Give " + shown(right) + ".");
    }

    private static String shown(URI url) {
        return Redaction.redact(url.toString());
    }
}
