package dev.example;

import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.testkit.store.JobStoreContract;
import dev.wanedit.testkit.store.StoreCapability;
import java.util.Map;

/** A user's store passes the contract, as CONTRACT.md shows it. */
class OwnStoreContractTest extends JobStoreContract {

    @Override
    public JobStore open() {
        return new MemoryJobStore();
    }

    @Override
    public Map<StoreCapability, String> lacks() {
        return Map.of(
                StoreCapability.DURABLE, "it ends with its process",
                StoreCapability.SHARED, "its data are its own");
    }
}
