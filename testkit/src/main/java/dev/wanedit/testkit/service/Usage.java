package dev.wanedit.testkit.service;

/**
 * What the usage of a task says.
 *
 * @param input seconds of source taken in
 * @param output seconds of video made
 * @param resolution 720 or 1080
 */
public record Usage(double input, double output, int resolution) {

    /** What is billed, in seconds. */
    public double duration() {
        return Math.round((input + output) * 100) / 100.0;
    }
}
