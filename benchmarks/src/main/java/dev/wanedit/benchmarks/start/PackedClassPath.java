package dev.wanedit.benchmarks.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The class path of this process with each folder of classes as a jar: the JVM keeps no class of a folder in an archive. */
final class PackedClassPath {

    private PackedClassPath() {}

    /** @param folder where the jars are made */
    static String in(Path folder) throws IOException {
        List<String> packed = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            packed.add(Files.isDirectory(path) ? jar(path, folder.resolve(packed.size() + ".jar")) : entry);
        }
        return String.join(File.pathSeparator, packed);
    }

    private static String jar(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
        }
        return jar.toString();
    }
}
