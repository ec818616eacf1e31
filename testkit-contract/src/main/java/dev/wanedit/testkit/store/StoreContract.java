package dev.wanedit.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.port.JobStore;
import dev.wanedit.port.JobStore.Replacement;
import dev.wanedit.record.JobRecord;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One part of the contract. Every test has its own data, and a store that is opened at its first use. */
@ExtendWith(StoreContractExtension.class)
@Timeout(120)
public abstract class StoreContract {

    private final Deque<JobStore> opened = new ConcurrentLinkedDeque<>();
    private @Nullable StoreSubject subject;
    private @Nullable JobStore store;

    StoreContract() {}

    void begin(StoreSubject underTest) {
        subject = underTest;
    }

    void end() {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    /** The store of this test. */
    final synchronized JobStore store() {
        JobStore here = store;
        if (here == null) {
            here = open();
            store = here;
        }
        return here;
    }

    /** One more store on the data of this test. */
    final JobStore open() {
        JobStore one = subject().open();
        opened.push(one);
        return one;
    }

    /** Skips the test, with the declared reason, if the store cannot do this. */
    final void requires(StoreCapability capability) {
        String reason = subject().lacks().get(capability);
        if (reason != null) {
            Assumptions.abort(capability + ": " + reason);
        }
    }

    /** True if the store can do this. */
    final boolean can(StoreCapability capability) {
        return !subject().lacks().containsKey(capability);
    }

    /** Stores a record of version 1. */
    final JobRecord inserted(JobRecord record) {
        assertThat(store().insertIfAbsent(record)).isEqualTo(record);
        return record;
    }

    /** Stores the next version of a record. */
    final JobRecord replaced(JobRecord next) {
        assertThat(store().replace(next)).isEqualTo(Replacement.REPLACED);
        return next;
    }

    /** Checks that the store has exactly this record under its key, as if the last call had not been made. */
    final void assertHas(JobRecord record) {
        assertThat(store().find(record.key())).contains(record);
    }

    private StoreSubject subject() {
        return Objects.requireNonNull(subject, "a contract has a store only while a test runs");
    }
}
