package dev.wanedit.micrometer;

import dev.wanedit.event.JobStep;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;

/** Files that were uploaded, and results that were downloaded. */
final class TransferMeters {

    private final Timer uploads;
    private final DistributionSummary uploadSizes;
    private final Timer downloads;
    private final DistributionSummary downloadSizes;

    TransferMeters(MeterRegistry registry, Tags common) {
        this.uploads = Timer.builder("wanedit.uploads")
                .description("Files that were uploaded")
                .tags(common)
                .register(registry);
        this.uploadSizes = DistributionSummary.builder("wanedit.upload.size")
                .description("Sizes of the files that were uploaded")
                .baseUnit(BaseUnits.BYTES)
                .tags(common)
                .register(registry);
        this.downloads = Timer.builder("wanedit.downloads")
                .description("Results that were downloaded")
                .tags(common)
                .register(registry);
        this.downloadSizes = DistributionSummary.builder("wanedit.download.size")
                .description("Sizes of the results that were downloaded")
                .baseUnit(BaseUnits.BYTES)
                .tags(common)
                .register(registry);
    }

    void onStep(JobStep step) {
        if (step.kind() == JobStep.Kind.UPLOADED) {
            record(step, uploads, uploadSizes);
        } else if (step.kind() == JobStep.Kind.DOWNLOADED) {
            record(step, downloads, downloadSizes);
        }
    }

    private static void record(JobStep step, Timer times, DistributionSummary sizes) {
        if (step.took() != null) {
            times.record(step.took());
        }
        sizes.record((double) step.bytes());
    }
}
