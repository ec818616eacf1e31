package dev.wanedit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two transports have the same package for JSON; see decision 0150. A change of one must be made in the other too. */
class SameSourceTest {

    private static final String JDK = "transport-jdk/src/main/java/dev/wanedit/transport/jdk/json";
    private static final String RETROFIT = "transport-retrofit/src/main/java/dev/wanedit/transport/retrofit/json";

    @Test
    void json_ofBothTransportsOverMoshi_hasTheSameSource() throws IOException {
        Map<String, String> jdk = sources(JDK, "dev.wanedit.transport.jdk.json");

        assertThat(jdk).isNotEmpty();
        assertThat(sources(RETROFIT, "dev.wanedit.transport.retrofit.json")).isEqualTo(jdk);
    }

    /** The text of each file of the folder, by its name, without the name of its package. */
    private static Map<String, String> sources(String folder, String packageName) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.list(Repository.root().resolve(folder))) {
            for (Path file : files.toList()) {
                sources.put(
                        file.getFileName().toString(), Files.readString(file).replace(packageName, "PACKAGE"));
            }
        }
        return sources;
    }
}
