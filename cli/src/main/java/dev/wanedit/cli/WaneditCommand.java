package dev.wanedit.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The program without a command: shows its help. */
@Command(
        name = "wanedit",
        description = "Edits videos by a prompt, on Alibaba Cloud's wan2.7-videoedit.",
        subcommands = HelpCommand.class,
        mixinStandardHelpOptions = true,
        versionProvider = WaneditCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nThe key comes from DASHSCOPE_API_KEY; --simulate needs none and costs nothing:%n",
        footer = "  wanedit edit --simulate --video clip.mp4 --prompt \"as a watercolour\"",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a fault of this program or of this machine",
            "2:wrong usage or an invalid job; nothing was sent",
            "3:the key, a permission or the bill",
            "4:the service refused, or the task failed, was canceled or expired",
            "5:the service could not be reached, kept throttling the requests, or sent an invalid answer",
            "6:the wait timed out; the task continues",
            "7:it is uncertain whether the job was created",
            "130:interrupted; the task continues"
        })
public final class WaneditCommand {

    /** The version in the manifest; classes that are not in a jar have none. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"wanedit " + (version == null ? "(not packaged)" : version)};
        }
    }
}
