package dev.wanedit.cli.report;

import dev.wanedit.cli.process.Terminal;
import dev.wanedit.cli.result.TextWidth;

/** One line of progress as a text: a mark, a label, a bar, and words. Keeps within the terminal's width. */
public final class ProgressLine {

    /** Instead of a frame's number: the step has ended. */
    static final int DONE = -1;

    /** Instead of a frame's number: the step was stopped. */
    static final int STOPPED = -2;

    /** Instead of a share: there is nothing to measure. */
    static final double NO_BAR = -1;

    private static final int MARK = 2;
    private static final int LABEL = 10;
    private static final int BAR = 28;
    private static final int LONGEST_WORDS = 34;
    private static final int SHORTEST_WORDS = 20;
    private static final int NARROW = 42;
    private static final String GAP = "  ";
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private final Terminal terminal;

    public ProgressLine(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * The text of a line, no wider than the terminal.
     *
     * @param frame number of the frame, {@link #DONE} or {@link #STOPPED}
     * @param label one word
     * @param share how far the bar goes, 0 to 1, or {@link #NO_BAR}
     * @param words what follows the bar
     * @param more what follows the words if there is room for all of it
     */
    public String text(int frame, String label, double share, String words, String more) {
        // The last column stays empty: some terminals begin the next line when it is written.
        int room = terminal.width() - 1 - MARK - LABEL;
        int bar = Math.max(0, Math.min(BAR, room - (room < NARROW ? SHORTEST_WORDS : LONGEST_WORDS)));
        int left = room - bar - GAP.length();
        String all = words + more;
        String tail = TextWidth.of(all) <= left ? all : TextWidth.cut(words, Math.max(0, left));
        String name = TextWidth.padded(TextWidth.cut(label, LABEL - 1), LABEL);
        return mark(frame) + " " + name + bar(share, bar) + GAP + tail;
    }

    private String bar(double share, int bar) {
        if (share < 0) {
            return " ".repeat(bar);
        }
        int full = (int) Math.round(Math.min(1, share) * bar);
        return (terminal.unicode() ? "█" : "#").repeat(full) + (terminal.unicode() ? "░" : ".").repeat(bar - full);
    }

    private String mark(int frame) {
        return switch (frame) {
            case DONE -> colored(GREEN, terminal.unicode() ? "✓" : "*");
            case STOPPED -> colored(RED, terminal.unicode() ? "✗" : "x");
            default -> {
                String turning = terminal.unicode() ? "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏" : "|/-\\";
                yield String.valueOf(turning.charAt(frame % turning.length()));
            }
        };
    }

    private String colored(String color, String text) {
        return terminal.color() ? color + text + PLAIN : text;
    }
}
