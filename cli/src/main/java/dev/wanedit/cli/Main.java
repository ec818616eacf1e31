package dev.wanedit.cli;

import dev.wanedit.cli.process.Surroundings;

/** The program {@code wanedit}. Names nothing but the JDK in its signatures, so that it starts also when a part is missing. */
public final class Main {

    private static final String TUNNEL_LOGINS = "jdk.http.auth.tunneling.disabledSchemes";

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(exitCode(args));
    }

    /** What the command's own report cannot tell, since a class of it is missing, is told here in plain words. */
    private static int exitCode(String[] args) {
        try {
            allowTunnelLogins();
            Surroundings here = Surroundings.ofThisProcess();
            FatalErrorHandler errors = new FatalErrorHandler(here, FatalErrorHandler.GRACE, System::exit);
            errors.install();
            Runtime.getRuntime().addShutdownHook(new Thread(here.lastWords()::speak, "wanedit-last-words"));
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
     * The JDK's HTTP client says no user and password to a proxy for https unless its JVM was told that it may. This JVM is
     * ours, and who gives a password in the proxy's URL wants it to be said.
     */
    private static void allowTunnelLogins() {
        if (System.getProperty(TUNNEL_LOGINS) == null) {
            System.setProperty(TUNNEL_LOGINS, "");
        }
    }

    /** Runs one command; everything it reads and writes besides files is handed in. Returns the exit code. */
    public static int run(String[] args, Surroundings here) {
        return Program.run(args, here);
    }
}
