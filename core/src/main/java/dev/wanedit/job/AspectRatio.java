package dev.wanedit.job;

/** Width to height of the edited video (vendor's page, {@code parameters.ratio}); unset means that of the source. */
public enum AspectRatio {
    RATIO_16_9("16:9"),
    RATIO_9_16("9:16"),
    RATIO_1_1("1:1"),
    RATIO_4_3("4:3"),
    RATIO_3_4("3:4");

    private final String wireName;

    AspectRatio(String wireName) {
        this.wireName = wireName;
    }

    /** The service's spelling. */
    public String wireName() {
        return wireName;
    }
}
