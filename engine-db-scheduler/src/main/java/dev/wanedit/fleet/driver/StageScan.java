package dev.wanedit.fleet.driver;

import dev.wanedit.fleet.table.JobRows;
import dev.wanedit.fleet.table.Stage;
import dev.wanedit.task.JobKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through the jobs of a stage from time to time, a page at a time. */
final class StageScan {

    /** Few rows in one turn: between turns the lease is kept, and news is heard. */
    private static final int PAGE = 100;

    private final JobRows jobs;
    private final Stage stage;
    private final Due begin;
    private @Nullable JobKey after;

    StageScan(JobRows jobs, Stage stage, Due begin) {
        this.jobs = jobs;
        this.stage = stage;
        this.begin = begin;
    }

    /** The next page; empty if none is due. */
    List<JobKey> page() {
        if (after == null && !begin.isDue()) {
            return List.of();
        }
        List<JobKey> page = jobs.keys(stage, after, PAGE);
        after = page.size() == PAGE ? page.get(page.size() - 1) : null;
        return page;
    }
}
