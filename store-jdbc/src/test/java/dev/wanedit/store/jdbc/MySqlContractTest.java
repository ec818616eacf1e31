package dev.wanedit.store.jdbc;

import dev.wanedit.port.JobStore;
import dev.wanedit.testkit.store.JobStoreContract;
import dev.wanedit.testserver.Pool;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;

/** The MySQL server that {@code test.mysql} names; skipped without it. */
class MySqlContractTest extends JobStoreContract {

    private final Pool pool = Pool.of(Databases.mySql());

    @Override
    public JobStore open() {
        return JdbcJobStore.over(pool.source());
    }

    @AfterEach
    void closePool() throws SQLException {
        pool.close();
    }
}
