package dev.wanedit.job;

/** Resolution class of the edited video (vendor's page, {@code parameters.resolution}); unset means 1080P, the dearer. */
public enum Resolution {
    P720("720P"),
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
