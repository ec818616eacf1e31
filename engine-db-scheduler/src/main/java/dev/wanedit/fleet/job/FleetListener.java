package dev.wanedit.fleet.job;

/** Is notified of each change of a job's phase; see {@link dev.wanedit.fleet.FleetClientBuilder#listener}. */
@FunctionalInterface
public interface FleetListener {

    /**
     * A job is in another phase. Called on a thread of one of the nodes that have a listener, one call at a time, in the order
     * of the job's changes, at least once: after a crash, or after an exception, it is called again with the same change. An
     * exception holds up the later changes of all jobs of the account until the change is handled, so catch what will not pass.
     * It may block for some seconds, which delays the later changes and nothing else. A node that is suspended in the midst of a
     * call ends that call when it wakes up, perhaps after newer changes of the same job: compare {@link PhaseChange#version()}.
     */
    void changed(PhaseChange change);
}
