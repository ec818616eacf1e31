package dev.wanedit.cli.option;

import static dev.wanedit.cli.option.ReportOptions.COMMON;

import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.cli.process.Shell;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.ProxyRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Network settings. Settings that are not given here come from the system properties and the environment. */
final class NetworkOptions {

    private static final String NONE = "none";

    @Option(
            order = COMMON,
            names = "--proxy",
            paramLabel = "URL",
            description = "the HTTP proxy for all hosts, http://user:password@host:port, or none; default HTTPS_PROXY,"
                    + " HTTP_PROXY and NO_PROXY")
    @Nullable
    String proxy;

    @Option(
            order = COMMON,
            names = "--header",
            paramLabel = "'NAME: VALUE'",
            description = "one more header for the service, and for no other host; may be repeated")
    List<String> headers = new ArrayList<>();

    /**
     * @throws ConfigurationException if a value cannot be used; its message repeats no password and no value of a
     * header
     */
    void applyTo(VideoEditClientBuilder builder) {
        if (proxy != null) {
            builder.proxy(rules(proxy));
        }
        for (String header : headers) {
            int colon = colon(header);
            builder.header(bare(header.substring(0, colon)), bare(header.substring(colon + 1)));
        }
    }

    /** The options to be appended to another command; the user must fill in the secrets. */
    String again() {
        StringBuilder again = new StringBuilder();
        if (proxy != null) {
            String shown = proxy.equalsIgnoreCase(NONE)
                    ? NONE
                    : HttpProxy.parse(proxy, "--proxy").toString();
            again.append(" --proxy ").append(Shell.quote(shown));
        }
        for (String header : headers) {
            String shown = bare(header.substring(0, colon(header))) + ": ***";
            again.append(" --header ").append(Shell.quote(shown));
        }
        return again.toString();
    }

    private static ProxyRules rules(String text) {
        return text.equalsIgnoreCase(NONE) ? ProxyRules.DIRECT : ProxyRules.through(HttpProxy.parse(text, "--proxy"));
    }

    /**
     * Removes the spaces that are allowed around the parts of a header; characters that are not allowed stay, so that
     * they are refused later.
     */
    private static String bare(String part) {
        return part.replaceAll("^[ \\t]+|[ \\t]+$", "");
    }

    private static int colon(String header) {
        int colon = header.indexOf(':');
        if (colon < 1) {
            throw new ConfigurationException(
                    "A --header has no name, or no colon behind it.",
                    "Give it as --header 'X-DashScope-DataInspection: VALUE'.");
        }
        return colon;
    }
}
