package dev.wanedit.testkit.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The header fields of a message, in the order in which they came, with repeated names. Names are compared without
 * regard to case. Immutable. {@link #toString()} never shows credentials.
 */
public final class Headers {

    private static final Headers NONE = new Headers(List.of());

    private final List<Map.Entry<String, String>> entries;

    private Headers(List<Map.Entry<String, String>> entries) {
        this.entries = List.copyOf(entries);
    }

    /** No fields. */
    public static Headers none() {
        return NONE;
    }

    /** One field. */
    public static Headers of(String name, String value) {
        return NONE.with(name, value);
    }

    /** These fields and one more at the end; fields of the same name stay. */
    public Headers with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(entries);
        more.add(Map.entry(name, value));
        return new Headers(more);
    }

    /** These fields, with one field in place of all fields of its name. */
    public Headers replacing(String name, String value) {
        List<Map.Entry<String, String>> others = new ArrayList<>(entries);
        others.removeIf(entry -> entry.getKey().equalsIgnoreCase(name));
        return new Headers(others).with(name, value);
    }

    /** The first value of a field. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** All values of a field, in order; empty when there is none. */
    public List<String> all(String name) {
        return entries.stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Whether a field of this name came. */
    public boolean contains(String name) {
        return first(name).isPresent();
    }

    /** All fields, in order. */
    public List<Map.Entry<String, String>> entries() {
        return entries;
    }

    boolean hasToken(String name, String token) {
        return all(name).stream()
                .flatMap(value -> List.of(value.toLowerCase(Locale.ROOT).split("\\s*,\\s*")).stream())
                .anyMatch(token::equals);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (Map.Entry<String, String> entry : entries) {
            text.append(text.length() == 1 ? "" : ", ").append(entry.getKey()).append('=');
            text.append(isSecret(entry.getKey()) ? "***" : entry.getValue());
        }
        return text.append('}').toString();
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("authorization") || lower.contains("cookie");
    }
}
