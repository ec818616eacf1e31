package dev.wanedit.locale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.process.ForkedJvm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The requests are the same, byte for byte, in every locale and default charset. */
class LocalesTest {

    private static final Duration LONG = Duration.ofSeconds(25);
    /** Ids, the names of uploads and the boundaries between their parts; what the fake signs. */
    private static final Pattern DRAWN = Pattern.compile("[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}"
            + "|eyJ[\\w+/=]{40,}|[\\w+/]{27}=|(?<=boundary=)\\S+|--\\S{16,}");

    private static final List<String> OF_THE_MACHINE = List.of("host", "content-length", "date");

    @TempDir
    private Path folder;

    @Test
    void requests_underAnyLocaleAndCharset_areTheSame() throws Exception {
        try (FakeDashScope fake = FakeDashScope.builder().testClock().start()) {
            List<String> plain = requests(fake, "en", "US", "UTF-8");

            assertThat(plain).hasSizeGreaterThan(15).anyMatch(request -> request.contains("给猫戴帽子"));
            assertThat(requests(fake, "tr", "TR", "ISO-8859-9")).isEqualTo(plain);
            assertThat(requests(fake, "th", "TH", "US-ASCII")).isEqualTo(plain);
            assertThat(requests(fake, "ar", "EG", "windows-1256")).isEqualTo(plain);
        }
    }

    private List<String> requests(FakeDashScope fake, String language, String country, String charset)
            throws Exception {
        Path own = Files.createDirectory(folder.resolve(language));
        Files.copy(Path.of("samples/clip.mp4"), own.resolve("clip.mp4"));
        Files.copy(Path.of("samples/reference.png"), own.resolve("reference.png"));
        int before = fake.requests().size();
        List<String> printed = ForkedJvm.plain()
                .with("-Duser.language=" + language, "-Duser.country=" + country, "-Dfile.encoding=" + charset)
                .run(Requests.class, LONG, folder, fake.baseUrl().toString(), fake.apiKey(), own.toString());
        assertThat(String.join("", printed)).contains(language + "_" + country);
        List<RecordedRequest> all = fake.requests();
        return all.subList(before, all.size()).stream().map(LocalesTest::told).toList();
    }

    /** What of a request must not differ. */
    private static String told(RecordedRequest request) {
        StringBuilder told = new StringBuilder(request.method() + " " + request.path() + "?" + request.query() + "\n");
        request.headers().entries().stream()
                .filter(field -> !OF_THE_MACHINE.contains(field.getKey().toLowerCase(Locale.ROOT)))
                .map(field -> field.getKey() + ": " + field.getValue())
                .sorted()
                .forEach(field -> told.append(field).append('\n'));
        told.append(new String(request.body(), StandardCharsets.UTF_8));
        return DRAWN.matcher(told).replaceAll("*");
    }
}
