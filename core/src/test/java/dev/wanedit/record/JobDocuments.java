package dev.wanedit.record;

/** Spoils a document in one place. */
final class JobDocuments {

    private JobDocuments() {}

    static JobDocument withFormat(JobDocument document, int format) {
        return with(document, format, document.phase());
    }

    static JobDocument withPhase(JobDocument document, String phase) {
        return with(document, document.format(), phase);
    }

    private static JobDocument with(JobDocument it, int format, String phase) {
        return new JobDocument(
                format,
                it.key(),
                it.version(),
                phase,
                it.task_id(),
                it.parameters(),
                it.media(),
                it.prompt(),
                it.created(),
                it.changed(),
                it.attempts(),
                it.attempted(),
                it.adopted(),
                it.disproved(),
                it.target(),
                it.archive_file(),
                it.archive_size(),
                it.archive_sha256(),
                it.ended(),
                it.failure_code(),
                it.failure_message(),
                it.overwrite(),
                it.model(),
                it.quoted_seconds_least(),
                it.quoted_seconds_most(),
                it.quoted_least(),
                it.quoted_most(),
                it.quoted_currency(),
                it.submitted(),
                it.started(),
                it.billed_seconds(),
                it.resolution(),
                it.cost(),
                it.cost_currency());
    }
}
