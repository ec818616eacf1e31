package dev.wanedit.cli.gallery;

import dev.wanedit.job.MediaSource;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A clip, an image or a result on the page. Only a file of this machine has a path, relative to the folder of the page;
 * of anything else the page shows a text and loads nothing.
 */
final class ShownFile {

    private static final String INLINE_IMAGE = "data:";

    private ShownFile() {}

    /**
     * The fields of a medium.
     *
     * @param spelling as it is written on its line: a path, a URL or a data URI
     * @param folder the folder of the page
     */
    static Map<String, Object> ofMedium(String spelling, Path folder) {
        if (spelling.regionMatches(true, 0, INLINE_IMAGE, 0, INLINE_IMAGE.length())) {
            return Map.of("kind", "inline");
        }
        try {
            MediaSource source = MediaSource.parse(spelling);
            return source instanceof MediaSource.LocalFile local
                    ? of(local.path(), folder)
                    : Map.of("kind", "remote", "text", ShownText.of(source.toString()));
        } catch (IllegalArgumentException e) {
            return Map.of("kind", "unreadable");
        }
    }

    /** The fields of a file of this machine. */
    static Map<String, Object> of(Path file, Path folder) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", "file");
        fields.put("text", ShownText.of(file.toString()));
        String path = relative(file, folder);
        if (path != null) {
            fields.put("path", path);
        }
        if (!Files.isRegularFile(file)) {
            fields.put("missing", true);
        }
        return fields;
    }

    /**
     * The file at a path that anybody may have written into a page.
     *
     * @param path as {@link #of} wrote it
     * @return null if it leads away from the folder by anything but names and {@code ..}, as to another machine
     */
    static @Nullable Path at(String path, Path folder) {
        Path file = absolute(folder);
        try {
            for (String name : path.split("/", -1)) {
                Path step = folder.getFileSystem().getPath(name);
                if (name.isEmpty() || step.getRoot() != null || step.getNameCount() != 1) {
                    return null;
                }
                file = file.resolve(step);
            }
            return file.normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** With slashes; null if there is no way from the folder to the file, as between two drives. */
    private static @Nullable String relative(Path file, Path folder) {
        try {
            Path way = absolute(folder).relativize(absolute(file));
            StringBuilder path = new StringBuilder();
            way.forEach(name -> path.append(path.isEmpty() ? "" : "/").append(name));
            return path.toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
