package dev.wanedit.architecture;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the whole project. */
public final class Repository {

    private Repository() {}

    /** Goes up from the compiled test, so the folder in which the build was started does not matter. */
    public static Path root() {
        Path start;
        try {
            start = Path.of(Repository.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("pom.xml")) && Files.exists(folder.resolve("core/pom.xml"))) {
                return folder;
            }
        }
        throw new AssertionError("No folder above " + start + " holds pom.xml and core/pom.xml.");
    }
}
