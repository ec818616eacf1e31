package dev.wanedit.engine;

import dev.wanedit.task.TaskSnapshot;
import java.nio.file.Path;

/**
 * An edited video on disk.
 *
 * @param file where it lies, whole
 * @param size its bytes
 * @param sha256 their SHA-256, in lower-case hexadecimal
 * @param task the task that made it, with its usage
 */
public record EditedVideo(Path file, long size, String sha256, TaskSnapshot task) {}
