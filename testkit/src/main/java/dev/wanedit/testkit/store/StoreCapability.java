package dev.wanedit.testkit.store;

/** What a store may honestly be unable to do. All else is not to be bargained about. */
public enum StoreCapability {
    /** What was stored is there when the store is opened again. */
    DURABLE,
    /** Several instances may be open on the same data at once. */
    SHARED
}
