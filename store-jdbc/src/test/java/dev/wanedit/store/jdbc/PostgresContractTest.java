package dev.wanedit.store.jdbc;

import dev.wanedit.port.JobStore;
import dev.wanedit.testkit.store.JobStoreContract;

/** A real PostgreSQL. */
class PostgresContractTest extends JobStoreContract {

    private final String schema = Postgres.freshSchema();

    @Override
    public JobStore open() {
        return JdbcJobStore.over(Postgres.source(schema));
    }
}
