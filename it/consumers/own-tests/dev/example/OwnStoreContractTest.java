package dev.example;

import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.testkit.store.JobStoreContract;

/** A user's store passes the contract, as CONTRACT.md shows it. */
class OwnStoreContractTest extends JobStoreContract {

    private final MemoryJobStore data = new MemoryJobStore();

    @Override
    public JobStore open() {
        return new OwnStore(data);
    }
}
