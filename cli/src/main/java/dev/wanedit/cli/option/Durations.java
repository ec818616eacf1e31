package dev.wanedit.cli.option;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads and writes durations such as {@code 200ms}, {@code 15s}, {@code 30m} and {@code 2h}. */
public class Durations implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    @Override
    public Duration convert(String text) {
        Matcher parts = FORM.matcher(text.trim());
        if (!parts.matches()) {
            throw new TypeConversionException("'" + text + "' is not a duration: write 200ms, 15s, 30m or 2h");
        }
        long amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    /** The same, without zero. */
    public static final class Positive extends Durations {
        @Override
        public Duration convert(String text) {
            Duration duration = super.convert(text);
            if (duration.isZero()) {
                throw new TypeConversionException("'" + text + "' is zero: give a longer time");
            }
            return duration;
        }
    }

    /** The shortest text that {@link #convert} reads as this value. */
    public static String spelled(Duration duration) {
        if (duration.toMillisPart() != 0) {
            return duration.toMillis() + "ms";
        }
        if (duration.toSecondsPart() != 0) {
            return duration.toSeconds() + "s";
        }
        boolean hours = duration.toMinutesPart() == 0 && !duration.isZero();
        return hours ? duration.toHours() + "h" : duration.toMinutes() + "m";
    }
}
