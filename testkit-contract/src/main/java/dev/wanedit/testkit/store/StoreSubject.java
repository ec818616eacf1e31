package dev.wanedit.testkit.store;

import dev.wanedit.port.JobStore;
import java.util.Map;

/** The store under test: what the suite must know about it. JUnit makes a new instance for each test. */
public interface StoreSubject {

    /**
     * Opens a store on the data of this test, which no other test uses. It is empty at first. When it is opened again,
     * it has the stored records, unless the store lacks {@link StoreCapability#DURABLE}. The suite closes the stores
     * that it opened.
     */
    JobStore open();

    /** What the store cannot do, each with the reason that a skipped test shows; by default nothing. */
    default Map<StoreCapability, String> lacks() {
        return Map.of();
    }
}
