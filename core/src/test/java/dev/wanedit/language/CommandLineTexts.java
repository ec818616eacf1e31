package dev.wanedit.language;

import dev.wanedit.architecture.Repository;
import dev.wanedit.language.SourceTexts.Sink;
import java.util.List;

/** The English texts that the command line prints for readers, without its help. */
final class CommandLineTexts {

    private CommandLineTexts() {}

    static SourceTexts all() {
        return new SourceTexts(Sources.below(List.of(Repository.root().resolve("cli/src/main/java"))))
                .collect(
                        // Hints.
                        Sink.of("ConfigurationException", 2, 1),
                        Sink.of("ConfigurationException", 3, 1),
                        Sink.of("StorageException", 4, 2),
                        Sink.of("WaitInterruptedException", 3, 1),
                        Sink.of("FailureMessage.of", 3, 2),
                        Sink.of("FailureMessage", 7, 5),
                        Sink.of("hints.add", 1, 0),
                        Sink.of("cost.add", 1, 0),
                        // Rules of the command line's own.
                        Sink.of("Violation", 4, 2),
                        Sink.of("Violation", 4, 3),
                        // Notes, progress, summaries.
                        Sink.of("say", 1, 0),
                        Sink.of("note", 1, 0),
                        Sink.of("warned", 1, 0),
                        Sink.of("notes.accept", 1, 0),
                        Sink.of("news.accept", 1, 0),
                        Sink.of("progress.waiting", 1, 0),
                        Sink.of("progress.transfer", 3, 0),
                        Sink.of("progress.ended", 2, 0),
                        Sink.of("wording.of", 1, 0),
                        Sink.of("filled", 2, 0),
                        Sink.of("filled", 3, 0),
                        Sink.of("TypicalDuration", 2, 1),
                        Sink.of("Result", 4, 1),
                        Sink.of("with", 3, 2),
                        Sink.of("typed", 3, 2),
                        Sink.of("Check.well", 2, 1),
                        // Errors whose meaning is shown below them, and lines about jobs.
                        Sink.of("FailureMessage.of", 3, 0),
                        Sink.of("problems.add", 1, 0),
                        Sink.of("mistakes.add", 1, 0),
                        Sink.of("InvalidBatch", 1, 0),
                        Sink.of("keeping", 1, 0),
                        Sink.of("BatchEvent.status", 5, 4))
                .returned("Outage", "failed")
                .returned("Outage", "recovered")
                .returned("Outage", "subject")
                .returned("ResumeCommands", "goOn")
                .returned("ResumeCommands", "download")
                .returned("ResumeCommands", "cancel")
                .returned("ResumeCommands", "after")
                .returned("UnexpectedErrors", "hint")
                .returned("UnexpectedErrors", "problem")
                .returned("EarlierDownloads", "told")
                .returned("SuspectLine", "mistakes");
    }
}
