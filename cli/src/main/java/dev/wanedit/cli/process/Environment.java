package dev.wanedit.cli.process;

import dev.wanedit.VideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.cli.language.Wording;
import dev.wanedit.language.Translations;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The environment of a command. It is passed in, so that tests share no state with each other or with this process.
 *
 * @param out receives only results
 * @param err receives everything else
 * @param terminal the properties of {@code err}
 * @param clock the time for output and for the span of a list
 * @param folder the folder for results without a given place
 * @param jobs returns the default file for jobs; throws a {@link dev.wanedit.error.ConfigurationException} if there is
 * no place for it
 * @param stores opens such files
 * @param program the command that starts this program, for printed commands that users can paste
 * @param clients starts a builder; called once for each client
 * @param interruption the message if the process is interrupted
 * @param wording the language of what readers see
 */
public record Environment(
        PrintStream out,
        PrintStream err,
        Terminal terminal,
        Clock clock,
        Path folder,
        Supplier<Path> jobs,
        StoreFiles stores,
        String program,
        Supplier<VideoEditClientBuilder> clients,
        InterruptionMessage interruption,
        Wording wording) {

    public static Environment ofThisProcess() {
        // System.out uses the default charset, which is UTF-8 from JDK 18 on, even if the terminal's charset is another
        // one.
        Charset charset = Terminal.charset(System::getProperty);
        return new Environment(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
                Terminal.ofThisProcess(charset),
                Clock.systemUTC(),
                Path.of("."),
                () -> StateFolder.of(
                                System.getProperty("os.name", ""), System::getenv, System.getProperty("user.home", ""))
                        .resolve("jobs"),
                StoreFiles.ON_DISK,
                program(System.getProperty("java.class.path", "")),
                VideoEditClient::builder,
                new InterruptionMessage(),
                Wording.of(Translations.ofReader(), charset));
    }

    /** The same in this language. */
    public Environment in(Wording language) {
        return new Environment(
                out, err, terminal, clock, folder, jobs, stores, program, clients, interruption, language);
    }

    /** Prints a line for readers. */
    public void say(String english) {
        wording.lines(english).forEach(err::println);
    }

    /** The same with additional settings for clients. */
    public Environment settingUp(UnaryOperator<VideoEditClientBuilder> settings) {
        return new Environment(
                out,
                err,
                terminal,
                clock,
                folder,
                jobs,
                stores,
                program,
                () -> settings.apply(clients.get()),
                interruption,
                wording);
    }

    /** For the parser's own texts, help and version. */
    public static PrintWriter writer(PrintStream stream) {
        // The stream encodes the characters itself, in the charset of the terminal.
        return new PrintWriter(
                new Writer() {
                    @Override
                    public void write(char[] text, int from, int length) {
                        stream.print(String.valueOf(text, from, length));
                    }

                    @Override
                    public void flush() {
                        stream.flush();
                    }

                    @Override
                    public void close() {
                        stream.close();
                    }
                },
                true);
    }

    /** With {@code java -jar FILE} the class path is exactly that file. */
    static String program(String classPath) {
        boolean jar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        return jar ? "java -jar " + Shell.quote(classPath) : "wanedit";
    }
}
