package dev.wanedit.settings;

/** How severe the look into a job's media is, before one byte of them is sent. */
public enum Preflight {
    /** Refuses whatever is not surely within the vendor's limits, also what cannot be read. */
    STRICT,
    /** Refuses what surely fails, and warns of what might; the default. */
    WARN,
    /** Does not look into the media. That files exist and are not too large is checked still. */
    OFF
}
