package dev.wanedit.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://h.example/a'b.mp4?x='y'",
                "https://h.example:8443/a.mp4?x='",
                "http://[::1]:8080/a/../b.mp4?x='",
                "https://user:word@h.example/a.mp4?x='#part",
                "HTTPS://H.EXAMPLE/a.mp4?x='&y",
                "https://h.example?x='"
            })
    void of_whenOkHttpWouldWriteItOtherwise_isAsItWas(String text) {
        URI url = URI.create(text);

        HttpUrl http = HttpUrls.of(url, null);

        assertThat(http.encodedPath()).isEqualTo(url.getRawPath().isEmpty() ? "/" : url.getRawPath());
        assertThat(http.encodedQuery()).isEqualTo(url.getRawQuery());
        HttpUrl parsed = HttpUrl.get(text);
        assertThat(http.host()).isEqualTo(parsed.host());
        assertThat(http.port()).isEqualTo(parsed.port());
        assertThat(http.scheme()).isEqualTo(parsed.scheme());
        assertThat(http.queryParameterNames()).isEqualTo(parsed.queryParameterNames());
        assertThat(http.username()).isEmpty();
    }

    @Test
    void verbatim_withoutTheConstructor_isWhatOkHttpMakesOfItAndWarnsOnce() {
        HttpUrl parsed = HttpUrl.get("https://h.example/a.mp4?x='");
        AtomicBoolean warned = new AtomicBoolean();

        for (int i = 0; i < 2; i++) {
            HttpUrl http = HttpUrls.verbatim(parsed, URI.create("https://h.example/a.mp4?x='"), null, warned);

            assertThat(http).isSameAs(parsed);
            assertThat(warned).isTrue();
        }
    }

    @Test
    void of_whenItHasOtherLetters_encodesThemAsAnUriDoes() {
        HttpUrl http = HttpUrls.of(URI.create("https://h.example/\u4e2d'.mp4?n=\u6587"), null);

        assertThat(http.encodedPath()).isEqualTo("/%E4%B8%AD'.mp4");
        assertThat(http.encodedQuery()).isEqualTo("n=%E6%96%87");
    }
}
