package dev.wanedit.port;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.network.HeaderText;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the key from its supplier, and refuses a value that cannot be sent in a header. An exception of the supplier may
 * pass, so reads are repeated after it: one bad answer of a vault must not end the waits for tasks that are paid for.
 */
final class ApiKey {

    private ApiKey() {}

    static String from(Supplier<String> supplier) {
        String key = supplied(supplier);
        if (key == null || key.isBlank()) {
            throw new ConfigurationException(
                    "The API key is empty.", "Set DASHSCOPE_API_KEY, or give the key to the builder.");
        }
        if (!HeaderText.isLegal(key)) {
            throw new ConfigurationException(
                    "The API key holds a character that no key has, such as a line break.",
                    "Check how the key is read: the text must be the key and nothing else.");
        }
        return key;
    }

    private static @Nullable String supplied(Supplier<String> supplier) {
        try {
            return supplier.get();
        } catch (WanEditException e) {
            throw e;
        } catch (RuntimeException e) {
            throw ConfigurationException.passing(
                    "The API key could not be read: the application's supplier of the key threw an exception.",
                    "Nothing was sent. Correct the cause and try again.",
                    e);
        }
    }
}
