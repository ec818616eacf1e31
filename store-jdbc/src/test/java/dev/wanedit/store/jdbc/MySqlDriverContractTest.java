package dev.wanedit.store.jdbc;

import dev.wanedit.port.JobStore;
import dev.wanedit.testkit.store.JobStoreContract;
import dev.wanedit.testserver.Pool;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

/** MySQL's driver on MariaDB: it proves nothing of MySQL's server. */
@DisplayName("MySQL's driver on MariaDB")
class MySqlDriverContractTest extends JobStoreContract {

    private final Pool pool = Pool.of(Databases.mySqlDriver());

    @Override
    public JobStore open() {
        return JdbcJobStore.over(pool.source());
    }

    @AfterEach
    void closePool() throws SQLException {
        pool.close();
    }
}
