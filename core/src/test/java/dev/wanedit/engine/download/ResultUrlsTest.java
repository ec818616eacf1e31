package dev.wanedit.engine.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultUrlsTest {

    @ParameterizedTest
    @CsvSource({
        "https://a.example/d/x.mp4?s=1, https://b.example/y?t=a%2Bb'(c), https://b.example/y?t=a%2Bb'(c)",
        "https://a.example/d/x.mp4?s=1, /y.mp4, https://a.example/y.mp4",
        "https://a.example/d/x.mp4?s=1, y.mp4, https://a.example/d/y.mp4",
        "https://a.example/d/x.mp4?s=1, ../y.mp4, https://a.example/y.mp4",
        "https://a.example/d/x.mp4?s=1, ?t=2, https://a.example/d/x.mp4?t=2",
        "https://a.example/d/x.mp4?s=1, //b.example/y, https://b.example/y",
        "https://a.example, y.mp4, https://a.example/y.mp4",
        "https://a.example?s=1, y.mp4, https://a.example/y.mp4",
        "https://a.example/x, /a b[1]{2}|\u00e4.mp4?q={[3]}, https://a.example/a%20b%5B1%5D%7B2%7D%7C%C3%A4.mp4?q=%7B%5B3%5D%7D",
        "https://a.example/x, https://[2606::1]/a[b, https://[2606::1]/a%5Bb",
        "https://a.example/x, /100%.mp4?s=%2B%2, https://a.example/100%25.mp4?s=%2B%252",
        "https://a.example/x, 100%.mp4#b#c, https://a.example/100%25.mp4#b%23c",
        "https://a.example/x, https://b.example/a//\u732b.mp4, https://b.example/a//%E7%8C%AB.mp4",
        "https://a.example/x, /\u00e7\u008c\u00ab\u00c3\u00a9.mp4, https://a.example/%E7%8C%AB%C3%A9.mp4",
        "https://a.example/x, ftp://b.example/y, ftp://b.example/y",
    })
    void resolved_whenAPlaceIsNamed_isThatPlace(URI from, String location, String expected) {
        assertThat(ResultUrls.resolved(from, location)).hasToString("Optional[" + expected + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "#part", "mailto:a@example.com", "http:", "https://[/"})
    void resolved_whenItIsNoPlace_isEmpty(String location) {
        assertThat(ResultUrls.resolved(URI.create("https://a.example/x"), location))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example/x?s=1, https://a.example/x?s=1",
        "HTTP://a.example:80/x, https://a.example/x",
        "http://a.example:8080/x:80/y, https://a.example:8080/x:80/y",
        "http://[2606::1]:80?x, https://[2606::1]?x",
    })
    void secured_whenAUrlIsPlain_isTheSamePlaceByHttps(URI url, URI expected) {
        assertThat(ResultUrls.secured(url)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:pw@a.example/x?s=u@h, https://a.example/x?s=u@h",
        "https://a.example/x@y, https://a.example/x@y",
        "https://user@good.example@bad.example/x, https://bad.example/x",
    })
    void withoutUser_whenAUrlHasOne_dropsIt(URI url, URI expected) {
        assertThat(ResultUrls.withoutUser(url)).isEqualTo(expected);
    }
}
