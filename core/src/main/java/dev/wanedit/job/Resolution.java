package dev.wanedit.job;

/**
 * Resolution class of the edited video (vendor's page, {@code parameters.resolution}); unset means 1080P, the more
 * expensive one.
 */
public enum Resolution {
    /** About 1280 by 720 pixels, the cheaper one. */
    P720("720P"),
    /** About 1920 by 1080 pixels, the dearer one. */
    P1080("1080P");

    private final String wireName;

    Resolution(String wireName) {
        this.wireName = wireName;
    }

    /** The service's spelling. */
    public String wireName() {
        return wireName;
    }
}
