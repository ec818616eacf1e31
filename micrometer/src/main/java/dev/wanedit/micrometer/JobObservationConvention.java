package dev.wanedit.micrometer;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import java.util.Locale;

/**
 * The names and key values of one kind of observation. An application that wants others sets a
 * {@link io.micrometer.observation.GlobalObservationConvention} or a filter in its registry.
 */
record JobObservationConvention(JobObservation kind) implements ObservationConvention<JobObservationContext> {

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof JobObservationContext;
    }

    @Override
    public String getName() {
        return kind.getName();
    }

    /** For example {@code wanedit submit}. */
    @Override
    public String getContextualName(JobObservationContext context) {
        return "wanedit " + kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(JobObservationContext context) {
        return KeyValues.of(
                JobObservation.LowKey.OUTCOME.withValue(context.outcome().word()));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(JobObservationContext context) {
        KeyValues values = KeyValues.empty();
        if (context.jobKey() != null) {
            values = values.and(
                    JobObservation.HighKey.JOB_KEY.withValue(context.jobKey().value()));
        }
        if (context.taskId() != null) {
            values = values.and(
                    JobObservation.HighKey.TASK_ID.withValue(context.taskId().value()));
        }
        return values;
    }
}
