package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.engine.config.ConfigLookup;
import dev.wanedit.job.Resolution;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.price.PriceTable;
import dev.wanedit.settings.Region;
import dev.wanedit.wire.ErrorClassifier;
import dev.wanedit.wire.body.ErrorBody;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PageTablesTest {

    private static final Map<String, Function<ConfigLookup, Optional<String>>> LOOKUPS = Map.of(
            "`apiKey`", lookup -> Optional.of(lookup.apiKey()),
            "`baseUrl`", ConfigLookup::baseUrl,
            "`workspace`", ConfigLookup::workspace,
            "`transport`", ConfigLookup::transport,
            "`proxy`",
                    lookup -> Optional.ofNullable(lookup.proxies().proxyFor(URI.create("https://example.com")))
                            .map(HttpProxy::host));

    /** What builds something, and what no application sets but a program with several transports. */
    private static final Set<String> NO_SETTINGS =
            Set.of("toString", "build", "quoter", "diagnose", "fallbackTransport");

    static Stream<Arguments> errors() {
        return PageTables.rows("docs/errors.md", "HTTP").stream()
                .flatMap(row -> Arrays.stream(row.get(0).split(", "))
                        .flatMap(status -> codes(row.get(1))
                                .map(code -> Arguments.of(Integer.parseInt(status), code, exception(row)))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("errors")
    void errorTable_whenServiceAnswersSo_namesTheException(int status, String code, String exception) {
        ErrorBody body = new ErrorBody("r-1", code.equals("none") ? null : code, "text", null);

        assertThat(ErrorClassifier.classify(status, body, null, null).getClass().getSimpleName())
                .isEqualTo(exception);
    }

    @Test
    void errorTable_whenRead_hasEveryKindOfServiceException() {
        assertThat(errors().map(row -> row.get()[2]).distinct()).hasSize(6);
    }

    @Test
    void settingsTable_whenItNamesAPropertyOrVariable_theyAreRead() {
        List<List<String>> rows = PageTables.rows("docs/settings.md", "builder");
        assertThat(rows).extracting(row -> row.get(0)).containsAll(LOOKUPS.keySet());
        for (List<String> row : rows) {
            Function<ConfigLookup, Optional<String>> find = LOOKUPS.get(row.get(0));
            if (find == null) {
                assertThat(row.get(1) + row.get(2)).as(row.get(0)).isEmpty();
                continue;
            }
            String property = PageTables.codeSpans(row.get(1)).get(0);
            String variable = PageTables.codeSpans(row.get(2)).get(0);
            assertThat(find.apply(new ConfigLookup(Map.of(property, "x")::get, name -> null)))
                    .contains("x");
            assertThat(find.apply(new ConfigLookup(name -> null, Map.of(variable, "y")::get)))
                    .contains("y");
        }
    }

    @Test
    void settingsTable_whenItIsRead_namesEveryBuilderMethod() {
        List<String> settings = Arrays.stream(VideoEditClientBuilder.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !NO_SETTINGS.contains(name))
                .distinct()
                .map(name -> "`" + name + "`")
                .toList();

        assertThat(PageTables.rows("docs/settings.md", "builder"))
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(settings);
    }

    @Test
    void pricesTable_ofTheReadme_isThePriceTable() {
        for (List<String> row : PageTables.rows("README.md", "region")) {
            Region region =
                    Region.valueOf(PageTables.codeSpans(row.get(0)).get(0).replace("Region.", ""));
            assertThat(PriceTable.DEFAULT.perSecond(region, Resolution.P720))
                    .hasToString("Optional[" + row.get(1) + "]");
            assertThat(PriceTable.DEFAULT.perSecond(region, Resolution.P1080))
                    .hasToString("Optional[" + row.get(2) + "]");
        }
        assertThat(PageTables.rows("README.md", "region")).hasSize(Region.values().length);
        assertThat(Path.of("..", "README.md")).content().contains("as of " + PriceTable.DEFAULT.asOf());
    }

    private static Stream<String> codes(String cell) {
        List<String> named = PageTables.codeSpans(cell);
        return cell.endsWith("none") ? Stream.concat(named.stream(), Stream.of("none")) : named.stream();
    }

    private static String exception(List<String> row) {
        return PageTables.codeSpans(row.get(2)).get(0);
    }
}
