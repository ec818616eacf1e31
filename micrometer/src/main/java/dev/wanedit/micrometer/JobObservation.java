package dev.wanedit.micrometer;

import dev.wanedit.event.JobSpan;
import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/** The observations of jobs: each is a span, and a timer if the registry makes meters of observations. */
public enum JobObservation implements ObservationDocumentation {
    /** A whole edit, or a job that is resumed. */
    JOB("wanedit.job"),
    /** The checks, the uploads and the request that creates the task. */
    SUBMIT("wanedit.job.submit"),
    /** The wait for the end of the task. */
    FOLLOW("wanedit.job.follow"),
    /** The download of the result. */
    DOWNLOAD("wanedit.job.download");

    private final String title;

    JobObservation(String title) {
        this.title = title;
    }

    static JobObservation of(JobSpan.Kind kind) {
        return switch (kind) {
            case JOB -> JOB;
            case SUBMIT -> SUBMIT;
            case FOLLOW -> FOLLOW;
            case DOWNLOAD -> DOWNLOAD;
        };
    }

    @Override
    public String getName() {
        return title;
    }

    @Override
    public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
        return JobObservationConvention.class;
    }

    @Override
    public KeyName[] getLowCardinalityKeyNames() {
        return LowKey.values();
    }

    @Override
    public KeyName[] getHighCardinalityKeyNames() {
        return HighKey.values();
    }

    /** Key values with few different values: they become tags of meters. */
    public enum LowKey implements KeyName {
        /** How the work ended: {@code success}, {@code failure} or {@code stopped}. */
        OUTCOME("outcome");

        private final String text;

        LowKey(String text) {
            this.text = text;
        }

        @Override
        public String asString() {
            return text;
        }
    }

    /** Key values that differ for each job: only spans have them. */
    public enum HighKey implements KeyName {
        /** The application's key of the job, a random one if it gave none; absent if it is not known. */
        JOB_KEY("wanedit.job.key"),
        /** The id of the job's task; absent if there is none. */
        TASK_ID("wanedit.task.id");

        private final String text;

        HighKey(String text) {
            this.text = text;
        }

        @Override
        public String asString() {
            return text;
        }

        @Override
        public boolean isRequired() {
            return false;
        }
    }
}
