package dev.wanedit.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with holes for values: {@code {0}}, {@code {1}} and so on. Immutable. */
final class Template {

    private static final Pattern HOLE = Pattern.compile("\\{(\\d)}");
    private static final int LEAST_LETTERS = 5;

    /** The text before, between and behind the holes: one part more than there are holes. */
    private final List<String> own;

    /** The number of the value in each hole. */
    private final List<Integer> holes;

    private Template(List<String> own, List<Integer> holes) {
        this.own = List.copyOf(own);
        this.holes = List.copyOf(holes);
    }

    static Template of(String text) {
        List<String> own = new ArrayList<>();
        List<Integer> holes = new ArrayList<>();
        int end = 0;
        Matcher matcher = HOLE.matcher(text);
        while (matcher.find()) {
            MatchResult hole = matcher.toMatchResult();
            own.add(text.substring(end, hole.start()));
            holes.add(Integer.valueOf(hole.group(1)));
            end = hole.end();
        }
        own.add(text.substring(end));
        return new Template(own, holes);
    }

    boolean hasHoles() {
        return !holes.isEmpty();
    }

    /** True if it has words of its own, so that it fits no sentence by chance. */
    boolean hasWords() {
        return letters() >= LEAST_LETTERS;
    }

    /** True if there are words before the first value. */
    boolean beginsWithWords() {
        return own.get(0).length() >= LEAST_LETTERS;
    }

    /** True if it begins with a value and is no whole sentence. */
    boolean isFragment() {
        return own.get(0).isEmpty() && !own.get(own.size() - 1).endsWith(".");
    }

    /** How many letters are the same with all values. */
    long letters() {
        return own.stream()
                .flatMapToInt(String::chars)
                .filter(Character::isLetter)
                .count();
    }

    /** How many characters are the same with all values. */
    int ownLength() {
        return own.stream().mapToInt(String::length).sum();
    }

    /**
     * The values with which this template makes the text, by their numbers; empty if it does not make it. Each hole takes as
     * little as possible. Not by a regular expression: a long text with many holes would take its time.
     */
    List<String> valuesIn(String text) {
        String last = own.get(own.size() - 1);
        if (!hasHoles() || !text.startsWith(own.get(0)) || !text.endsWith(last)) {
            return List.of();
        }
        int most = Collections.max(holes) + 1;
        List<String> values = new ArrayList<>(Collections.nCopies(most, ""));
        int from = own.get(0).length();
        int end = text.length() - last.length();
        for (int i = 0; i < holes.size(); i++) {
            int to = i == holes.size() - 1 ? end : text.indexOf(own.get(i + 1), from);
            if (to < from || to > end) {
                return List.of();
            }
            values.set(holes.get(i), text.substring(from, to));
            from = to + own.get(i + 1).length();
        }
        return values;
    }

    /** With these values; a hole without a value stays as it is. */
    String filled(List<String> values) {
        StringBuilder text = new StringBuilder(own.get(0));
        for (int i = 0; i < holes.size(); i++) {
            int number = holes.get(i);
            String value = number < values.size() ? values.get(number) : "{" + number + "}";
            String next = own.get(i + 1);
            text.append(value)
                    .append(isOneAfterTheOther(value, next) ? " " : "")
                    .append(next);
        }
        return text.toString();
    }

    /** An English sentence, such as a message that is quoted, before Chinese words: these begin without a space. */
    private static boolean isOneAfterTheOther(String value, String next) {
        return value.endsWith(".") && !next.isEmpty() && Character.isIdeographic(next.codePointAt(0));
    }

    @Override
    public String toString() {
        return filled(List.of());
    }
}
