package dev.wanedit.cli.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads and writes sizes in bytes such as {@code 800KB}, {@code 500MB} and {@code 2GB}, where a KB has 1000 bytes. */
final class Sizes implements ITypeConverter<Long> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(KB|MB|GB)");
    private static final long KB = 1000;
    private static final long MB = 1000 * KB;
    private static final long GB = 1000 * MB;

    @Override
    public Long convert(String text) {
        Matcher parts = FORM.matcher(text.trim());
        if (!parts.matches() || Long.parseLong(parts.group(1)) == 0) {
            throw new TypeConversionException("'" + text + "' is not a size over zero: write 800KB, 500MB or 2GB");
        }
        long amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "KB" -> amount * KB;
            case "MB" -> amount * MB;
            default -> amount * GB;
        };
    }

    /** The shortest text that {@link #convert} reads as this value. */
    static String spelled(long bytes) {
        return bytes % GB == 0 ? bytes / GB + "GB" : bytes % MB == 0 ? bytes / MB + "MB" : bytes / KB + "KB";
    }
}
