package dev.wanedit.spring;

import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.job.Money;
import dev.wanedit.job.Resolution;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.price.PriceTable;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.settings.Reconciliation;
import dev.wanedit.settings.ResultLimits;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sets the properties on a builder. */
final class BuilderSettings {

    private final WaneditProperties properties;
    private final VideoEditClientBuilder builder;

    BuilderSettings(WaneditProperties properties, VideoEditClientBuilder builder) {
        this.properties = properties;
        this.builder = builder;
    }

    void apply() {
        account();
        times();
        rules();
        results();
        prices();
    }

    private void account() {
        text("api-key", properties.apiKey(), builder::apiKey);
        builder.region(properties.region());
        text("workspace", properties.workspace(), builder::workspace);
        URI baseUrl = properties.baseUrl();
        text("base-url", baseUrl == null ? null : baseUrl.toString(), url -> builder.baseUrl(URI.create(url)));
        text("transport", properties.transport(), builder::transport);
        text("proxy", properties.proxy(), this::proxy);
        set("headers", properties.headers(), headers -> headers.forEach(builder::header));
    }

    private void proxy(String proxy) {
        if (proxy.equalsIgnoreCase("none")) {
            builder.proxy(ProxyRules.DIRECT);
            return;
        }
        try {
            builder.proxy(URI.create(proxy));
        } catch (IllegalArgumentException e) {
            // Without the cause, whose message has the value.
            throw new ConfigurationException(
                    "it is not a URL.", "Give one such as http://user:password@proxy.example.com:3128.");
        }
    }

    private void times() {
        WaneditProperties.Timeout timeout = properties.timeout();
        set("timeout.connect", timeout.connect(), builder::connectTimeout);
        set("timeout.call", timeout.call(), builder::callTimeout);
        set("timeout.transfer-idle", timeout.transferIdle(), builder::transferIdleTimeout);
        set("timeout.await", timeout.await(), builder::awaitDeadline);
        set("timeout.close", timeout.close(), builder::closeTimeout);
        set("polling", properties.polling(), wanted -> builder.polling(new Polling(wanted.first(), wanted.every())));
    }

    private void rules() {
        set("max-running", properties.maxRunning(), builder::maxRunning);
        set(
                "rate-limits",
                properties.rateLimits(),
                wanted -> builder.rateLimits(
                        new RateLimits(wanted.submits(), wanted.queries(), wanted.lists(), wanted.cancels())));
        builder.preflight(properties.preflight());
        set(
                "reconciliation",
                properties.reconciliation(),
                wanted -> builder.reconciliation(
                        new Reconciliation(wanted.policy(), wanted.settling(), Blank.toNull(wanted.apiKeyId()))));
    }

    private void results() {
        WaneditProperties.Results results = properties.results();
        set(
                "results.largest",
                results.largest(),
                largest -> builder.resultLimits(ResultLimits.DEFAULT.withLargest(largest.toBytes())));
        set("results.hosts", results.hosts(), hosts -> hosts.forEach(builder::resultHost));
    }

    private void prices() {
        WaneditProperties.Prices prices = properties.prices();
        if (prices.p720() == null && prices.p1080() == null) {
            return;
        }
        LocalDate asOf = prices.asOf();
        if (asOf == null) {
            throw new ConfigurationException(
                    "wanedit.prices has a price and no day.", "Set wanedit.prices.as-of to the day of the prices.");
        }
        Currency currency = currency();
        set(
                "prices",
                PriceTable.of(asOf),
                table -> builder.prices(with(
                        Resolution.P1080,
                        prices.p1080(),
                        currency,
                        with(Resolution.P720, prices.p720(), currency, table))));
    }

    private PriceTable with(Resolution resolution, @Nullable BigDecimal price, Currency currency, PriceTable table) {
        return price == null ? table : table.with(properties.region(), resolution, new Money(price, currency));
    }

    private Currency currency() {
        String code = Blank.toNull(properties.prices().currency());
        if (code == null) {
            return properties.region().currency();
        }
        try {
            return Currency.getInstance(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "wanedit.prices.currency is " + code + ", which is not the ISO 4217 code of a currency.",
                    "Give a code of three letters, such as CNY or USD.",
                    e);
        }
    }

    private static void text(String name, @Nullable String value, Consumer<String> setter) {
        set(name, Blank.toNull(value), setter);
    }

    /** The builder names its method in messages, and the values nothing; a reader of the configuration looks for the property. */
    private static <T> void set(String name, @Nullable T value, Consumer<T> setter) {
        if (value == null) {
            return;
        }
        try {
            setter.accept(value);
        } catch (ConfigurationException e) {
            throw new ConfigurationException("wanedit." + name + ": " + e.problem(), e.nextStep(), e);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "wanedit." + name + " has a value that is not allowed"
                            + (e.getMessage() == null ? "" : ": " + e.getMessage()) + ".",
                    "Correct the property.",
                    e);
        }
    }
}
