package dev.wanedit.cli;

import dev.wanedit.cli.language.Wording;
import dev.wanedit.cli.option.ReportOptions;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Layout;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Writes the options of a command in groups: first its own, then those for the connection to the service, then those
 * for reports.
 */
final class HelpSections implements IHelpSectionRenderer {

    private static final String NEW_LINE = System.lineSeparator();
    private final Wording wording;

    private HelpSections(Wording wording) {
        this.wording = wording;
    }

    /** For this program and its commands. */
    static void applyTo(CommandLine program, Wording wording) {
        program.getSubcommands().values().stream()
                // Picocli's own commands write their own headings.
                .filter(command -> command.getCommandSpec()
                        .usageMessage()
                        .optionListHeading()
                        .isEmpty())
                .forEach(command -> command.getHelpSectionMap()
                        .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new HelpSections(wording)));
    }

    @Override
    public String render(Help help) {
        List<OptionSpec> options = HelpWording.shown(help.commandSpec(), wording).options().stream()
                .filter(option -> !option.hidden())
                .toList();
        return section(help, "Options:", options, HelpSections::isOwn)
                + section(help, "Service and network:", options, HelpSections::isCommon)
                + section(help, "Messages and help:", options, HelpSections::isAboutReports)
                + (options.stream().anyMatch(HelpSections::takesDuration)
                        ? NEW_LINE
                                + wording.of("A DURATION is a whole number with its unit: 200ms, 15s, 30m or 2h.")
                                + NEW_LINE
                        : "");
    }

    private String section(Help help, String heading, List<OptionSpec> all, Predicate<OptionSpec> which) {
        List<OptionSpec> options = all.stream().filter(which).toList();
        if (options.isEmpty()) {
            return "";
        }
        // One layout is made for all options, so that all sections have the same columns.
        Layout layout = help.createDefaultLayout(all, List.of(), help.colorScheme());
        layout.addOptions(options, help.parameterLabelRenderer());
        return NEW_LINE + wording.of(heading) + NEW_LINE + layout;
    }

    private static boolean isOwn(OptionSpec option) {
        return !isCommon(option) && !isAboutReports(option);
    }

    private static boolean isCommon(OptionSpec option) {
        return option.order() == ReportOptions.COMMON;
    }

    private static boolean isAboutReports(OptionSpec option) {
        return option.order() == ReportOptions.REPORTS || option.usageHelp() || option.versionHelp();
    }

    private static boolean takesDuration(OptionSpec option) {
        return option.paramLabel().equals("DURATION");
    }
}
