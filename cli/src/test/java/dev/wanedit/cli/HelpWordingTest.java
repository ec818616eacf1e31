package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.language.PoTexts;
import dev.wanedit.cli.language.Wording;
import dev.wanedit.cli.process.Environment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help has each of its texts in Chinese. */
class HelpWordingTest {

    private static final Wording CHINESE = Wording.of(Locale.CHINA, StandardCharsets.UTF_8);

    /** Commands to be typed. */
    private static final Set<String> COMMANDS = Set.of("source <(wanedit generate-completion)");

    /** Headings of this program's own sections. */
    private static final Set<String> HEADINGS = Set.of(
            "Options:",
            "Service and network:",
            "Messages and help:",
            "Usage: ",
            "A DURATION is a whole number with its unit: 200ms, 15s, 30m or 2h.");

    @Test
    void translations_ofTheHelpOfAllCommands_areThereAndNoOthers() {
        Set<String> english = new TreeSet<>(HEADINGS);
        Environment here = Environment.ofThisProcess().in(Wording.ENGLISH);
        collect(Program.program(here, new WrongUsage(here), new String[0]), english);
        english.removeAll(COMMANDS);

        assertThat(english).hasSizeGreaterThan(90);
        assertThat(PoTexts.english("help.zh.po")).containsExactlyInAnyOrderElementsOf(english);
    }

    @Test
    void help_ofEachCommand_isChinese() {
        for (Commands command : Commands.values()) {
            List<String> prose = help(CHINESE, command.toString(), "--help")
                    .lines()
                    .filter(line -> line.matches(".*\\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\\b.*"))
                    .toList();

            assertThat(prose).as(command.toString()).isEmpty();
        }
        assertThat(help(CHINESE, "edit", "--help")).contains("用法：wanedit edit", "选项：", "服务与网络：", "要修改的内容");
        assertThat(help(CHINESE, "--help")).contains("用法：wanedit", "命令：", "edit", "提交任务", "退出码：", "被中断");
        assertThat(help(CHINESE, "help", "edit")).isEqualTo(help(CHINESE, "edit", "--help"));
    }

    @Test
    void help_whereTheTerminalHasNoChinese_isEnglish() {
        Wording posix = Wording.of(Locale.CHINA, StandardCharsets.US_ASCII);

        assertThat(help(posix, "edit", "--help"))
                .isEqualTo(help(Wording.ENGLISH, "edit", "--help"))
                .contains("Usage: wanedit edit", "what to change");
        assertThat(Wording.of(Locale.CHINA, StandardCharsets.ISO_8859_1).isEnglish())
                .isTrue();
        assertThat(Wording.of(Locale.CHINA, Charset.forName("GBK")).isEnglish()).isFalse();
    }

    private static String help(Wording wording, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Environment process = Environment.ofThisProcess();
        Main.run(
                args,
                new Environment(
                        stream,
                        stream,
                        process.terminal(),
                        process.clock(),
                        process.folder(),
                        process.jobs(),
                        process.stores(),
                        "wanedit",
                        process.clients(),
                        process.interruption(),
                        wording));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void collect(CommandLine command, Set<String> texts) {
        UsageMessageSpec help = command.getCommandSpec().usageMessage();
        Stream<String> headings = Stream.of(
                help.synopsisHeading(),
                help.parameterListHeading(),
                help.optionListHeading(),
                help.commandListHeading(),
                help.exitCodeListHeading(),
                help.footerHeading());
        Stream<String> paragraphs =
                Stream.of(help.header(), help.description(), help.footer()).flatMap(Arrays::stream);
        Stream<String> arguments = command.getCommandSpec().args().stream()
                .filter(argument -> !argument.hidden())
                .map(ArgSpec::description)
                .flatMap(Arrays::stream);
        Stream.of(headings, paragraphs, arguments, help.exitCodeList().values().stream())
                .flatMap(all -> all)
                .filter(text -> !text.isBlank())
                .map(text -> text.replaceFirst("^ +", ""))
                .forEach(texts::add);
        command.getSubcommands().values().forEach(inner -> collect(inner, texts));
    }
}
