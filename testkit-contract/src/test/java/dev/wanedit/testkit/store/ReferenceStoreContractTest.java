package dev.wanedit.testkit.store;

import dev.wanedit.port.JobStore;

/** An honest store that can do all passes the whole suite. */
class ReferenceStoreContractTest extends JobStoreContract {

    private final ReferenceStore.Data data = new ReferenceStore.Data();

    @Override
    public JobStore open() {
        return new ReferenceStore(data);
    }
}
