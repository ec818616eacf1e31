package dev.wanedit.engine.recording;

import dev.wanedit.job.EditJob;
import dev.wanedit.record.JobFingerprint;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.net.URI;

/** Records jobs in the phase in which a test begins. */
public final class KeptJobs {

    private final JobRecorder jobRecorder;

    public KeptJobs(JobRecorder jobRecorder) {
        this.jobRecorder = jobRecorder;
    }

    public static EditJob job(String prompt) {
        return EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .prompt(prompt)
                .build();
    }

    public JobRecord ready(String key, String prompt) {
        return jobRecorder.open(new JobKey(key), JobFingerprint.of(job(prompt)), null);
    }

    public JobRecord submitting(String key, String prompt) {
        return jobRecorder.intend(ready(key, prompt)).orElseThrow();
    }

    public JobRecord uncertain(String key, String prompt) {
        return jobRecorder.lost(submitting(key, prompt)).orElseThrow();
    }

    /** A job of another model whose answer was lost. */
    public JobRecord uncertainOf(String model, String key, String prompt) {
        EditJob job = EditJob.builder()
                .model(model)
                .video(URI.create("https://example.com/clip.mp4"))
                .prompt(prompt)
                .build();
        JobRecord ready = jobRecorder.open(new JobKey(key), JobFingerprint.of(job), null);
        return jobRecorder.lost(jobRecorder.intend(ready).orElseThrow()).orElseThrow();
    }

    public JobRecord pending(String key, String prompt, TaskId taskId) {
        return jobRecorder.accepted(submitting(key, prompt), taskId);
    }

    /** Its task was taken from the list without a proof. */
    public JobRecord adopted(String key, String prompt, TaskId taskId) {
        return jobRecorder.adopt(uncertain(key, prompt), taskId, false).orElseThrow();
    }

    public JobRecord now(String key) {
        return jobRecorder.find(new JobKey(key)).orElseThrow();
    }
}
