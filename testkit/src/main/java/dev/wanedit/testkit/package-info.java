/**
 * A fake of the video-edit service for tests: {@link dev.wanedit.testkit.FakeDashScope} behaves as the service does, in real time
 * or on a clock that the test moves, and fails in every way that the test requests.
 */
@NullMarked
package dev.wanedit.testkit;

import org.jspecify.annotations.NullMarked;
