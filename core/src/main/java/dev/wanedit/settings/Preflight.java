package dev.wanedit.settings;

/** How strictly a job's media are checked before anything of them is sent. */
public enum Preflight {
    /** Refuses media that are not certainly within the vendor's limits, and media that cannot be read. */
    STRICT,
    /** Refuses media that certainly fail, and warns of media that may fail; the default. */
    WARN,
    /** Does not check the content of the media. It is still checked that files exist and are not too large. */
    OFF
}
