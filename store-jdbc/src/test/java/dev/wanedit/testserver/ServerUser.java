package dev.wanedit.testserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * The user that runs a server which refuses to run as root. Root switches to another user by the first of these that works:
 * setpriv, runuser, su, a user namespace. Every other user runs the server itself.
 */
final class ServerUser {

    private static final String OTHER = "nobody";

    private final List<String> prefix;
    private final boolean owner;

    private ServerUser(List<String> prefix, boolean owner) {
        this.prefix = prefix;
        this.owner = owner;
    }

    /**
     * A user that can run this program.
     *
     * @param folder a folder that this process made
     * @throws IOException with all that was tried
     */
    static ServerUser able(Path folder, Path program) throws IOException {
        if (!isRoot(folder)) {
            ServerUser self = new ServerUser(List.of(), false);
            self.probe(folder, program);
            return self;
        }
        List<String> failures = new ArrayList<>();
        for (ServerUser candidate : candidates(folder)) {
            try {
                if (candidate.run(folder, "id", "-u").equals("0")) {
                    throw new IOException(candidate.prefix.get(0) + " stays root");
                }
                candidate.probe(folder, program);
                return candidate;
            } catch (IOException e) {
                failures.add(e.getMessage());
            }
        }
        throw new IOException("root could not run it as another user: " + String.join("; ", failures));
    }

    /** Runs this as that user. */
    String run(Path folder, String... command) throws IOException {
        return Command.run(folder, prefix, command);
    }

    /** A folder in this one that the user may write. */
    Path folderIn(Path folder, String name) throws IOException {
        Path made = Files.createDirectory(folder.resolve(name));
        if (owner) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setOwner(
                    made, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(OTHER));
        }
        return made;
    }

    private void probe(Path folder, Path program) throws IOException {
        String unused = run(folder, program.toString(), "--version");
    }

    private static List<ServerUser> candidates(Path folder) throws IOException {
        String uid = Command.run(folder, List.of(), "id", "-u", OTHER);
        return List.of(
                new ServerUser(List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups"), true),
                new ServerUser(List.of("runuser", "-u", OTHER, "--"), true),
                new ServerUser(List.of("su", "-s", "/bin/sh", OTHER, "-c", "exec \"$0\" \"$@\"", "--"), true),
                new ServerUser(List.of("unshare", "-U"), false));
    }

    private static boolean isRoot(Path own) throws IOException {
        return own.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Integer.valueOf(0).equals(Files.getAttribute(own, "unix:uid"));
    }
}
