package dev.wanedit.testkit.store;

import dev.wanedit.port.JobStore;
import java.util.Map;

/** The store under test: what the suite has to know about it. JUnit makes a new instance for each test. */
public interface StoreSubject {

    /**
     * Opens a store on the data of this test, which nobody else uses: empty at first. Opened again, it has what was stored
     * before, unless the store lacks {@link StoreCapability#DURABLE}. The suite closes what it opened.
     */
    JobStore open();

    /** What the store cannot do, each with the reason that a skipped test shows; by default nothing. */
    default Map<StoreCapability, String> lacks() {
        return Map.of();
    }
}
