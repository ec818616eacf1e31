package dev.wanedit.cli.gallery;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.wanedit.cli.language.Wording;
import dev.wanedit.record.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the page. Its script and its style are inside it, and the browser is to run no other: the policy in its head
 * names the digests of both, forbids all requests, and lets media come only from where the page itself comes from.
 */
final class PageText {

    /** The start of each page; a file that does not begin with it is the user's own. */
    static final String MARK = "<!DOCTYPE html>\n<!-- wanedit-gallery ";

    private static final int FORMAT = 1;

    private PageText() {}

    /** @param now when the page is written */
    static String of(List<Map<String, Object>> jobs, Language language, Instant now) {
        String style = resource("gallery.css");
        String script = resource("gallery.js");
        Map<String, Object> texts = texts(language);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("written", now.truncatedTo(ChronoUnit.SECONDS).toString());
        data.put("texts", texts);
        data.put("totals", Totals.of(jobs));
        data.put("jobs", jobs);
        data.put("hints", hints(jobs, language));
        return MARK + FORMAT + ": written by wanedit, which replaces this file. Rename it to keep it. -->\n"
                + "<html lang=\"" + language.tag() + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy(style, script) + "\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"referrer\" content=\"no-referrer\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n"
                + "<link rel=\"icon\" href=\"data:,\">\n"
                + "<title>" + texts.get("title") + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n"
                + "<noscript>" + texts.get("noscript") + "</noscript>\n<main id=\"page\"></main>\n"
                + PageData.element(data) + "\n<script>" + script + "</script>\n</body>\n</html>\n";
    }

    /** The translations of hints by their English text, which a job keeps: the page may be written again in another language. */
    private static Map<String, String> hints(List<Map<String, Object>> jobs, Language language) {
        Wording wording = Wording.of(Locale.forLanguageTag(language.tag()), StandardCharsets.UTF_8);
        Map<String, String> translations = new LinkedHashMap<>();
        for (Map<String, Object> job : jobs) {
            if (job.get("hint") instanceof String hint) {
                String own = hint.lines().map(wording::of).collect(Collectors.joining("\n"));
                if (!own.equals(hint)) {
                    translations.put(hint, own);
                }
            }
        }
        return translations;
    }

    private static String policy(String style, String script) {
        return "default-src 'none'; script-src '" + digest(script) + "'; style-src '" + digest(style)
                + "'; img-src 'self' file: data:; media-src 'self' file:; base-uri 'none'; form-action 'none';"
                + " require-trusted-types-for 'script'";
    }

    private static String digest(String text) {
        return "sha256-"
                + Base64.getEncoder().encodeToString(Sha256.start().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Map<String, Object> texts(Language language) {
        try {
            return JSON.std.mapFrom(resource(language.resource()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = PageText.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("This jar lacks " + name + ": build or fetch it again.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
