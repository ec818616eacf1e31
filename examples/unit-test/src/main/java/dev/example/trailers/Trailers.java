package dev.example.trailers;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.ContentRefusedException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Resolution;
import dev.wanedit.task.JobKey;
import java.nio.file.Path;

/** A part of an application: winter versions of trailers. */
public class Trailers {

    private final VideoEditClient client;
    private final Path folder;

    /** @param folder where the winter versions are stored */
    public Trailers(VideoEditClient client, Path folder) {
        this.client = client;
        this.folder = folder;
    }

    /**
     * The winter version of a film's trailer. It is made once: the film's number is the job's key.
     *
     * @throws UnsuitableTrailer if the service does not accept what the trailer shows
     */
    public Path inWinter(String film, Path trailer) {
        EditJob job = EditJob.builder()
                .video(trailer)
                .prompt("Turn the season into winter")
                .resolution(Resolution.P720)
                .build();
        try {
            return client.edit(new JobKey("winter " + film), job, folder.resolve(film + ".mp4"))
                    .file();
        } catch (ContentRefusedException e) {
            throw new UnsuitableTrailer(film, e);
        }
    }

    /** The service does not accept what a trailer shows. */
    public static class UnsuitableTrailer extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnsuitableTrailer(String film, Throwable cause) {
            super("The trailer of film " + film + " cannot be edited", cause);
        }
    }
}
