package dev.wanedit.port;

/** A transport that only holds its parts; see {@link Transport#of}. */
record TransportParts(TaskApi tasks, MediaUploader uploads, ResultDownloader downloads, Runnable closing)
        implements Transport {

    @Override
    public void close() {
        closing.run();
    }
}
