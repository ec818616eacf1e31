package dev.wanedit.cli;

import dev.wanedit.cli.process.Environment;

/**
 * The program {@code wanedit}. Its signatures use only classes of the JDK, so that it also starts if a part of the
 * program is missing.
 */
public final class Main {

    private static final String TUNNEL_LOGINS = "jdk.http.auth.tunneling.disabledSchemes";

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(exitCode(args));
    }

    /** If a class is missing, the command's own report may not work; then the error is printed here as plain text. */
    private static int exitCode(String[] args) {
        try {
            allowTunnelLogins();
            Environment here = Environment.ofThisProcess();
            FatalErrorHandler errors = new FatalErrorHandler(here, FatalErrorHandler.GRACE, System::exit);
            errors.install();
            Runtime.getRuntime().addShutdownHook(new Thread(here.interruption()::print, "wanedit-interruption"));
            int exitCode = run(args, here);
            errors.over();
            return exitCode;
        } catch (RuntimeException | Error e) {
            System.err.println("error: The program could not be run: " + e);
            System.err.println("  If this jar was changed or copied, build or fetch it again.");
            return 1;
        }
    }

    /**
     * For https the JDK's HTTP client does not send user and password to a proxy unless the JVM is configured to allow
     * it. This JVM is ours, and a user who writes a password in the proxy's URL wants it to be sent.
     */
    private static void allowTunnelLogins() {
        if (System.getProperty(TUNNEL_LOGINS) == null) {
            System.setProperty(TUNNEL_LOGINS, "");
        }
    }

    /** Runs one command; everything that it reads and writes, except files, is passed in. Returns the exit code. */
    public static int run(String[] args, Environment here) {
        return Program.run(args, here);
    }
}
