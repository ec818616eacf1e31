package dev.wanedit.engine.config;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.MissingApiKeyException;
import dev.wanedit.network.ProxyRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the settings that were not set in the builder: first in the system properties, then in the environment; for the
 * API key also in the file that the official tools read. These sources are passed in, so that tests need no real
 * environment.
 */
public final class ConfigLookup {

    static final String API_KEY_VARIABLE = "DASHSCOPE_API_KEY";
    static final String API_KEY_PROPERTY = "wanedit.api-key";
    private static final String KEY_FILE_VARIABLE = "DASHSCOPE_API_KEY_FILE_PATH";

    private final UnaryOperator<@Nullable String> property;
    private final UnaryOperator<@Nullable String> environment;

    public ConfigLookup(UnaryOperator<@Nullable String> property, UnaryOperator<@Nullable String> environment) {
        this.property = property;
        this.environment = environment;
    }

    public static ConfigLookup ofThisProcess() {
        return new ConfigLookup(System::getProperty, System::getenv);
    }

    public Optional<String> baseUrl() {
        return find("wanedit.base-url", "DASHSCOPE_HTTP_BASE_URL");
    }

    public Optional<String> workspace() {
        return find("wanedit.workspace", "DASHSCOPE_WORKSPACE");
    }

    public Optional<String> transport() {
        return find("wanedit.transport", "WANEDIT_TRANSPORT");
    }

    /** The folder for temporary files of this JVM. */
    public Optional<Path> temporaryFolder() {
        return text(property.apply("java.io.tmpdir")).map(Path::of);
    }

    /** The charset of file names and arguments, which the locale decides when the JVM starts. */
    public Optional<String> nameCharset() {
        return text(property.apply("sun.jnu.encoding"));
    }

    /** The settings are read when a request needs them; the rules throw then if a setting names no usable proxy. */
    public ProxyRules proxies() {
        return new ProxyLookup(property, environment).rules();
    }

    /**
     * The API key.
     *
     * @throws ConfigurationException if there is no key anywhere, or its file cannot be read
     */
    public String apiKey() {
        return find(API_KEY_PROPERTY, API_KEY_VARIABLE)
                .or(this::keyFromFile)
                .orElseThrow(() -> new MissingApiKeyException(
                        "Set the environment variable " + API_KEY_VARIABLE + ", or call apiKey(…) on the builder."));
    }

    private Optional<String> keyFromFile() {
        Optional<Path> named = text(environment.apply(KEY_FILE_VARIABLE)).map(Path::of);
        Optional<Path> usual = text(property.apply("user.home"))
                .map(home -> Path.of(home, ".dashscope", "api_key"))
                .filter(Path::isAbsolute) // For a user without a home folder the JDK says "?", which is not a
                // folder of the user.
                .filter(Files::isRegularFile);
        return named.or(() -> usual).flatMap(ConfigLookup::firstLine);
    }

    private static Optional<String> firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.map(String::trim).filter(line -> !line.isEmpty()).findFirst();
        } catch (IOException | UncheckedIOException e) {
            throw new ConfigurationException(
                    "The key file " + file + " cannot be read.", "Correct " + KEY_FILE_VARIABLE + " or the file.", e);
        }
    }

    private Optional<String> find(String propertyName, String variable) {
        Optional<String> ofProperty = text(property.apply(propertyName));
        return ofProperty.isPresent() ? ofProperty : text(environment.apply(variable));
    }

    /** The text without white space around it; empty if nothing is left. */
    static Optional<String> text(@Nullable String value) {
        String text = value == null ? "" : value.trim();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
