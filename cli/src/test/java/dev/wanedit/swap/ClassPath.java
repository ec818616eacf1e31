package dev.wanedit.swap;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an application has on its class path, as the build resolved it.
 *
 * @param entries modules of this build as folders or jars, and jars of others
 */
record ClassPath(List<Path> entries) {

    /** The module of each adapter. */
    static final Map<String, String> MODULES =
            Map.of("jdk", "transport-jdk", "retrofit", "transport-retrofit", "sdk", "sdk-adapter");

    static ClassPath ofCore() {
        return ofModule("core");
    }

    /** The class path of an application that depends on core and this adapter, as the README says. */
    static ClassPath ofAdapter(String adapter) {
        ClassPath core = ofCore();
        ClassPath more = ofModule(MODULES.get(adapter)).without(core);
        return new ClassPath(
                Stream.concat(core.entries.stream(), more.entries.stream()).toList());
    }

    private static ClassPath ofModule(String module) {
        Path target = Path.of("..", module, "target");
        try {
            String resolved = Files.readString(target.resolve("runtime.classpath"));
            Stream<Path> needed =
                    Arrays.stream(resolved.strip().split(File.pathSeparator)).map(Path::of);
            return new ClassPath(
                    Stream.concat(Stream.of(target.resolve("classes")), needed).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Build " + module + " first, up to its phase process-test-classes", e);
        }
    }

    /** What an application gets with this and has not with the other; jars of the same name are the same. */
    ClassPath without(ClassPath other) {
        Map<String, Path> rest = new LinkedHashMap<>();
        entries.forEach(entry -> rest.put(name(entry), entry));
        other.entries.forEach(entry -> rest.remove(name(entry)));
        return new ClassPath(List.copyOf(rest.values()));
    }

    long bytes() {
        return entries.stream().mapToLong(ClassPath::bytes).sum();
    }

    /** As the compiler takes it. */
    String joined() {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** As a class loader takes it. */
    List<URL> urls() throws MalformedURLException {
        URL[] urls = new URL[entries.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = entries.get(i).toUri().toURL();
        }
        return List.of(urls);
    }

    /** Of a module of this build its own name: it comes as a folder here and as a jar there. */
    private static String name(Path entry) {
        Path absolute = entry.toAbsolutePath().normalize();
        boolean built = absolute.getParent().endsWith("target");
        return built
                ? absolute.getParent().getParent().getFileName().toString()
                : absolute.getFileName().toString();
    }

    private static long bytes(Path entry) {
        try (Stream<Path> files = Files.walk(packed(entry))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar that an application gets in the place of a folder, once it is built. */
    private static Path packed(Path entry) throws IOException {
        if (Files.isRegularFile(entry)) {
            return entry;
        }
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(entry.toAbsolutePath().getParent(), "wanedit-*{[0-9],T}.jar")) {
            for (Path jar : jars) {
                return jar;
            }
        }
        return entry;
    }
}
