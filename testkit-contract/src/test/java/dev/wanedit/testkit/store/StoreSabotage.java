package dev.wanedit.testkit.store;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.text.Normalizer;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a store might do wrong, each done by one that is honest otherwise. */
enum StoreSabotage {
    TELLS_WHAT_IT_WAS_GIVEN(data -> new ReferenceStore(data) {
        @Override
        public JobRecord insertIfAbsent(JobRecord record) {
            super.insertIfAbsent(record);
            return record;
        }
    }),
    STORES_NO_CHANGE(data -> new ReferenceStore(data) {
        @Override
        public Replacement replace(JobRecord next) {
            return Replacement.REPLACED;
        }
    }),
    IGNORES_VERSIONS(data -> new ReferenceStore(data) {
        @Override
        public Replacement replace(JobRecord next) {
            return super.replace(Copies.withVersion(next, 1 + version(next.key())));
        }
    }),
    TAKES_ANY_LATER_VERSION(data -> new ReferenceStore(data) {
        @Override
        public Replacement replace(JobRecord next) {
            long there = version(next.key());
            return super.replace(next.version() > there ? Copies.withVersion(next, 1 + there) : next);
        }
    }),
    SHARES_TASKS(data -> new ReferenceStore(data) {
        @Override
        public Replacement replace(JobRecord next) {
            Replacement told = super.replace(next);
            return told == Replacement.TASK_TAKEN ? super.replace(Copies.withoutTask(next)) : told;
        }
    }),
    FREES_TASKS_OF_ENDED_JOBS(data -> new ReferenceStore(data) {
        @Override
        public Replacement replace(JobRecord next) {
            Replacement told = super.replace(next);
            boolean ended = told == Replacement.TASK_TAKEN
                    && !findByTask(next.taskId()).orElseThrow().open();
            return ended ? super.replace(Copies.withoutTask(next)) : told;
        }
    }),
    KEEPS_GIVEN_UP_TASKS(data -> new ReferenceStore(data) {
        private final Map<TaskId, JobKey> owners = new HashMap<>();

        @Override
        public synchronized Replacement replace(JobRecord next) {
            JobKey owner = next.taskId() == null ? next.key() : owners.putIfAbsent(next.taskId(), next.key());
            return owner == null || owner.equals(next.key()) ? super.replace(next) : Replacement.TASK_TAKEN;
        }
    }),
    FINDS_TASKS_BY_LOOKS(data -> new ReferenceStore(data) {
        @Override
        public Optional<JobRecord> findByTask(TaskId taskId) {
            return scan(Scan.ALL, null, 100).stream()
                    .filter(record -> record.taskId().value().equalsIgnoreCase(taskId.value()))
                    .findFirst();
        }
    }),
    IGNORES_CASE(data -> new KeyMappingStore(data, key -> key.toLowerCase(Locale.ROOT))),
    IGNORES_NORMAL_FORMS(data -> new KeyMappingStore(data, key -> Normalizer.normalize(key, Normalizer.Form.NFC))),
    CUTS_KEYS(data -> new KeyMappingStore(data, key -> key.substring(0, Math.min(199, key.length())))),
    TRIMS_DOTS(data -> new KeyMappingStore(data, key -> key.replaceAll("(?<=r)\\.+$", ""))),
    ORDERS_AS_A_LANGUAGE_DOES(data -> new ReferenceStore(data) {
        @Override
        public List<JobRecord> scan(Scan which, @Nullable JobKey after, int limit) {
            return super.scan(which, after, limit).stream()
                    .sorted(Comparator.comparing(record -> record.key().value(), String.CASE_INSENSITIVE_ORDER))
                    .toList();
        }
    }),
    SKIPS_BETWEEN_PAGES(data -> new ReferenceStore(data) {
        @Override
        public List<JobRecord> scan(Scan which, @Nullable JobKey after, int limit) {
            List<JobRecord> page = super.scan(which, after, limit);
            return after == null || page.isEmpty() ? page : page.subList(1, page.size());
        }
    }),
    GOES_BEYOND_THE_LIMIT(data -> new ReferenceStore(data) {
        @Override
        public List<JobRecord> scan(Scan which, @Nullable JobKey after, int limit) {
            return super.scan(which, after, limit + 1);
        }
    }),
    FILTERS_AFTER_THE_LIMIT(data -> new ReferenceStore(data) {
        @Override
        public List<JobRecord> scan(Scan which, @Nullable JobKey after, int limit) {
            return super.scan(Scan.ALL, after, limit).stream()
                    .filter(record -> which == Scan.ALL || record.open())
                    .toList();
        }
    }),
    SHOWS_ALL_AS_OPEN(data -> new ReferenceStore(data) {
        @Override
        public List<JobRecord> scan(Scan which, @Nullable JobKey after, int limit) {
            return super.scan(Scan.ALL, after, limit);
        }
    }),
    SHOWS_KEYS_OF_ENDED_JOBS(data -> new ReferenceStore(data) {
        @Override
        public List<JobKey> keys(Scan which, @Nullable JobKey after, int limit) {
            return super.keys(Scan.ALL, after, limit);
        }
    }),
    SHOWS_THE_FIRST_KEYS_AGAIN(data -> new ReferenceStore(data) {
        @Override
        public List<JobKey> keys(Scan which, @Nullable JobKey after, int limit) {
            return super.keys(which, null, limit);
        }
    }),
    CUTS_MOMENTS(data -> new ReferenceStore(data) {
        @Override
        public Replacement replace(JobRecord next) {
            return super.replace(Copies.withChanged(next, next.changed().truncatedTo(ChronoUnit.MICROS)));
        }
    }),
    LOOKS_BEFORE_IT_INSERTS(data -> new ReferenceStore(data) {
        private final CountDownLatch looking = new CountDownLatch(2);

        @Override
        public JobRecord insertIfAbsent(JobRecord record) {
            boolean absent = find(record.key()).isEmpty();
            meet(looking);
            JobRecord there = super.insertIfAbsent(record);
            return absent ? record : there;
        }
    }),
    LOOKS_BEFORE_IT_REPLACES(data -> new ReferenceStore(data) {
        private final CountDownLatch looking = new CountDownLatch(2);

        @Override
        public Replacement replace(JobRecord next) {
            boolean right = version(next.key()) == next.version() - 1;
            meet(looking);
            Replacement told = super.replace(next);
            return right ? Replacement.REPLACED : told;
        }
    }),
    DIES_OF_INTERRUPTS(data -> new ReferenceStore(data) {
        @Override
        public Optional<JobRecord> find(JobKey key) {
            if (Thread.currentThread().isInterrupted()) {
                close();
            }
            return super.find(key);
        }
    }),
    SWALLOWS_INTERRUPTS(data -> new ReferenceStore(data) {
        @Override
        public Optional<JobRecord> find(JobKey key) {
            boolean unused = Thread.interrupted();
            return super.find(key);
        }
    }),
    REMEMBERS_WHAT_IT_READ(data -> new ReferenceStore(data) {
        private final Map<JobKey, Optional<JobRecord>> read = new HashMap<>();

        @Override
        public synchronized Optional<JobRecord> find(JobKey key) {
            return read.computeIfAbsent(key, super::find);
        }

        @Override
        public synchronized Replacement replace(JobRecord next) {
            read.remove(next.key());
            return super.replace(next);
        }
    }),
    OPENS_ONCE(new Function<>() {
        private int open;

        @Override
        public synchronized JobStore apply(ReferenceStore.Data data) {
            if (++open > 1) {
                throw new StorageException("It is open.", ErrorContext.NONE, "", null);
            }
            return new ReferenceStore(data) {
                @Override
                public void close() {
                    super.close();
                    open = 0;
                }
            };
        }
    }),
    LOSES_ALL_WHEN_CLOSED(data -> new ReferenceStore(data) {
        @Override
        public void close() {
            super.close();
            data.clear();
        }
    }),
    STAYS_OPEN(data -> new ReferenceStore(data) {
        @Override
        public void close() {}
    });

    private final Function<ReferenceStore.Data, JobStore> opening;

    StoreSabotage(Function<ReferenceStore.Data, JobStore> opening) {
        this.opening = opening;
    }

    /** In words, for the names of tests. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    JobStore open(ReferenceStore.Data data) {
        return opening.apply(data);
    }

    /** Waits a moment for another one to come as far. */
    private static void meet(CountDownLatch looking) {
        looking.countDown();
        try {
            boolean unused = looking.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
