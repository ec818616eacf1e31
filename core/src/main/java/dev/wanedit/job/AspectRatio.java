package dev.wanedit.job;

/** Width to height of the edited video (vendor's page, {@code parameters.ratio}); unset means that of the source. */
public enum AspectRatio {
    /** Landscape: 1280 by 720 at 720P, 1920 by 1080 at 1080P. */
    RATIO_16_9("16:9"),
    /** Portrait: 720 by 1280 at 720P, 1080 by 1920 at 1080P. */
    RATIO_9_16("9:16"),
    /** Square: 960 by 960 at 720P, 1440 by 1440 at 1080P. */
    RATIO_1_1("1:1"),
    /** Landscape: 1104 by 832 at 720P, 1648 by 1248 at 1080P. */
    RATIO_4_3("4:3"),
    /** Portrait: 832 by 1104 at 720P, 1248 by 1648 at 1080P. */
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
