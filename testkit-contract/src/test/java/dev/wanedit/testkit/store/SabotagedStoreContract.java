package dev.wanedit.testkit.store;

import dev.wanedit.port.JobStore;
import org.jspecify.annotations.Nullable;

/** The suite over a store that the test in charge chooses. Run by {@link StoreSabotageTest} only. */
class SabotagedStoreContract extends JobStoreContract {

    /** Null for the honest store. JUnit makes the instances, so there is no other way in. */
    static @Nullable StoreSabotage sabotage;

    private final ReferenceStore.Data data = new ReferenceStore.Data();

    @Override
    public JobStore open() {
        return sabotage == null ? new ReferenceStore(data) : sabotage.open(data);
    }
}
