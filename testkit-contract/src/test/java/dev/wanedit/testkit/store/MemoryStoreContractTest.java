package dev.wanedit.testkit.store;

import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import java.util.Map;

class MemoryStoreContractTest extends JobStoreContract {

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
