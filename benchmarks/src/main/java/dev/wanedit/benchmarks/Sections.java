package dev.wanedit.benchmarks;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The sections of the page in the order in which they were measured, and how long that took. */
final class Sections {

    private final StringBuilder page = new StringBuilder();
    private final StringBuilder times = new StringBuilder();
    private long all;

    /** Measures a section, prints its time, and adds it to the page. */
    void add(String name, Section section) throws IOException {
        page.append(timed(name, section));
    }

    /** The same without the page. */
    String timed(String name, Section section) throws IOException {
        long start = System.nanoTime();
        String text = section.measure();
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        System.out.printf(Locale.ROOT, "%s: %d s%n", name, seconds);
        times.append(String.format(Locale.ROOT, "| %s | %d |%n", name, seconds));
        all += seconds;
        return text;
    }

    void add(String text) {
        page.append(text);
    }

    String page() {
        return page + "\n## Time of the sections\n\n| section | seconds |\n|---|---|\n" + times
                + String.format(Locale.ROOT, "| all | %d |%n", all);
    }

    /** Measures, and describes what it found. */
    @FunctionalInterface
    interface Section {

        String measure() throws IOException;
    }
}
