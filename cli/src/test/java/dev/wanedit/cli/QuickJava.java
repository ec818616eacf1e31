package dev.wanedit.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program named java for shells that run the lines of a page: the JVM of the test, with the options and the archive of classes
 * that {@link PackedProgram} has. With its defaults, a command takes more than twice the CPU time.
 */
final class QuickJava {

    private QuickJava() {}

    /** The value of PATH of a shell that finds it first. */
    static String path(Path folder) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path java = Files.writeString(bin.resolve("java"), """
                #!/bin/sh
                exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:SharedArchiveFile='%s' '-Xlog:cds*=off' "$@"
                """.formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"), PackedProgram.CLASSES));
        if (!java.toFile().setExecutable(true)) {
            throw new IOException(java + " cannot be made a program");
        }
        return bin + File.pathSeparator + System.getenv("PATH");
    }
}
