package dev.wanedit.testkit.store;

import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A store that takes some keys for the same, and hides it. */
final class KeyMappingStore extends ReferenceStore {

    private final UnaryOperator<String> mapping;

    KeyMappingStore(Data data, UnaryOperator<String> mapping) {
        super(data);
        this.mapping = mapping;
    }

    @Override
    public JobRecord insertIfAbsent(JobRecord record) {
        JobRecord there = super.insertIfAbsent(Copies.withKey(record, mapped(record.key())));
        return Copies.withKey(there, record.key());
    }

    @Override
    public Replacement replace(JobRecord next) {
        return super.replace(Copies.withKey(next, mapped(next.key())));
    }

    @Override
    public Optional<JobRecord> find(JobKey key) {
        return super.find(mapped(key)).map(record -> Copies.withKey(record, key));
    }

    private JobKey mapped(JobKey key) {
        return new JobKey(mapping.apply(key.value()));
    }
}
