package dev.wanedit.port;

/** A transport that only holds its parts; see {@link Transport#of}. */
final class TransportParts implements Transport {

    private final TaskApi tasks;
    private final MediaUploader uploads;
    private final ResultDownloader downloads;
    private final Runnable closing;

    TransportParts(TaskApi tasks, MediaUploader uploads, ResultDownloader downloads, Runnable closing) {
        this.tasks = tasks;
        this.uploads = uploads;
        this.downloads = downloads;
        this.closing = closing;
    }

    @Override
    public TaskApi tasks() {
        return tasks;
    }

    @Override
    public MediaUploader uploads() {
        return uploads;
    }

    @Override
    public ResultDownloader downloads() {
        return downloads;
    }

    @Override
    public void close() {
        closing.run();
    }
}
