package dev.wanedit.testkit.store;

/** Capabilities that a store may lack. All other rules are mandatory. */
public enum StoreCapability {
    /** Stored records still exist when the store is opened again. */
    DURABLE,
    /** Several instances may be open on the same data at once. */
    SHARED
}
