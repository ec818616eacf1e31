package dev.wanedit.job;

/** How the sound is treated (vendor's page, {@code parameters.audio_setting}); unset means {@link #AUTO}. */
public enum AudioSetting {
    /** The service decides by the prompt. */
    AUTO("auto"),
    /** The source's sound is kept. */
    ORIGIN("origin");

    private final String wireName;

    AudioSetting(String wireName) {
        this.wireName = wireName;
    }

    /** The service's spelling. */
    public String wireName() {
        return wireName;
    }
}
