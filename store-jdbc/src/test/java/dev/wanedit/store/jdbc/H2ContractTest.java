package dev.wanedit.store.jdbc;

import dev.wanedit.port.JobStore;
import dev.wanedit.testkit.store.JobStoreContract;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** An H2 of the application's own, to which every call makes a connection. */
class H2ContractTest extends JobStoreContract {

    private final JdbcDataSource source = new JdbcDataSource();

    H2ContractTest() {
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    @Override
    public JobStore open() {
        return JdbcJobStore.over(source);
    }
}
