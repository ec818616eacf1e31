package dev.wanedit.transport.jdk.connection;

import dev.wanedit.error.ConfigurationException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;

/**
 * Whether the JDK's client may send user and password to a proxy that opens tunnels. By default it does not: {@code
 * conf/net.properties} of the JDK disables Basic authentication for tunnels, and the client reads that once, for the
 * whole JVM.
 */
public final class TunnelCredentials {

    private static final String PROPERTY = "jdk.http.auth.tunneling.disabledSchemes";

    private TunnelCredentials() {}

    public static void requireAllowed() {
        String disabled = System.getProperty(PROPERTY);
        if (disabled == null) {
            disabled = Default.SCHEMES;
        }
        if (Arrays.stream(disabled.split(",")).map(String::trim).anyMatch("Basic"::equalsIgnoreCase)) {
            throw new ConfigurationException(
                    "The JDK's HTTP client sends no user and password to a proxy for https: this JVM disables Basic"
                            + " authentication for HTTPS proxies.",
                    "Start the JVM with -D" + PROPERTY + "= (an empty value), or use the retrofit transport.");
        }
    }

    /** Read once, and only if it is needed. */
    private static final class Default {

        static final String SCHEMES = ofTheJdk();

        private static String ofTheJdk() {
            Properties properties = new Properties();
            try (Reader file =
                    Files.newBufferedReader(Path.of(System.getProperty("java.home"), "conf", "net.properties"))) {
                properties.load(file);
            } catch (IOException e) {
                // A JDK without that file disables nothing.
            }
            return properties.getProperty(PROPERTY, "");
        }
    }
}
