package dev.wanedit.testkit.service;

/**
 * The usage of a task.
 *
 * @param input seconds of the source video
 * @param output seconds of the edited video
 * @param resolution 720 or 1080
 */
public record Usage(double input, double output, int resolution) {

    /** The billed time, in seconds. */
    public double duration() {
        return Math.round((input + output) * 100) / 100.0;
    }
}
