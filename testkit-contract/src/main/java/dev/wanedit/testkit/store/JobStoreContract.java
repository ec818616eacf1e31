package dev.wanedit.testkit.store;

import org.junit.jupiter.api.Nested;

/**
 * The whole contract. The test of a store extends this class once and says how the store is opened. It then runs every
 * part of the contract, also parts of later versions, and cannot leave one out.
 */
public abstract class JobStoreContract implements StoreSubject {

    @Nested
    class Content extends ContentContract {}

    @Nested
    class Durability extends DurabilityContract {}

    @Nested
    class Find extends FindContract {}

    @Nested
    class Insert extends InsertContract {}

    @Nested
    class Key extends KeyContract {}

    @Nested
    class Race extends RaceContract {}

    @Nested
    class Replace extends ReplaceContract {}

    @Nested
    class Scan extends ScanContract {}

    @Nested
    class Sharing extends SharingContract {}
}
