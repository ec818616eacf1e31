package dev.wanedit.cli;

import dev.wanedit.cli.language.Wording;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Layout;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The texts of the help in the language of the user. English texts are in the annotations; they are replaced when the help is
 * made, so that a command that runs pays nothing for it.
 */
final class HelpWording {

    private final Wording wording;

    private HelpWording(Wording wording) {
        this.wording = wording;
    }

    /** For this program and all its commands. */
    static void applyTo(CommandLine program, Wording wording) {
        if (!wording.isEnglish()) {
            new HelpWording(wording).apply(program);
        }
    }

    /** The same command with its arguments described in this language, to be shown and not to be parsed. */
    static CommandSpec shown(CommandSpec command, Wording wording) {
        if (wording.isEnglish()) {
            return command;
        }
        CommandSpec copy = CommandSpec.create();
        command.options()
                .forEach(option -> copy.addOption(OptionSpec.builder(option)
                        .description(translated(option.description(), wording))
                        .build()));
        command.positionalParameters()
                .forEach(parameter -> copy.addPositional(PositionalParamSpec.builder(parameter)
                        .description(translated(parameter.description(), wording))
                        .build()));
        return copy;
    }

    private void apply(CommandLine command) {
        texts(command.getCommandSpec().usageMessage());
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST, this::parameters);
        if (!(command.getHelpSectionMap().get(UsageMessageSpec.SECTION_KEY_OPTION_LIST) instanceof HelpSections)) {
            command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, this::options);
        }
        command.getSubcommands().values().forEach(this::apply);
    }

    private void texts(UsageMessageSpec help) {
        help.synopsisHeading(wording.of(help.synopsisHeading()));
        help.header(translated(help.header(), wording));
        help.description(translated(help.description(), wording));
        help.parameterListHeading(wording.of(help.parameterListHeading()));
        help.optionListHeading(wording.of(help.optionListHeading()));
        help.commandListHeading(wording.of(help.commandListHeading()));
        help.exitCodeListHeading(wording.of(help.exitCodeListHeading()));
        help.footerHeading(wording.of(help.footerHeading()));
        help.footer(translated(help.footer(), wording));
        Map<String, String> codes = new LinkedHashMap<>();
        help.exitCodeList().forEach((code, meaning) -> codes.put(code, wording.of(meaning)));
        help.exitCodeList(codes);
    }

    private String parameters(Help help) {
        Layout layout = help.createDefaultLayout();
        layout.addPositionalParameters(
                shown(help.commandSpec(), wording).positionalParameters().stream()
                        .filter(parameter -> !parameter.hidden())
                        .toList(),
                help.parameterLabelRenderer());
        return layout.toString();
    }

    private String options(Help help) {
        Layout layout = help.createDefaultLayout();
        layout.addOptions(
                shown(help.commandSpec(), wording).options().stream()
                        .filter(option -> !option.hidden())
                        .toList(),
                help.parameterLabelRenderer());
        return layout.toString();
    }

    private static String[] translated(String[] texts, Wording wording) {
        return Arrays.stream(texts).map(wording::of).toArray(String[]::new);
    }
}
