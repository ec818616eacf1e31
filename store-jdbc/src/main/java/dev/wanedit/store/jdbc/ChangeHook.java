package dev.wanedit.store.jdbc;

import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Statements in the transaction of each change of a record; see {@link JdbcJobStore#over(javax.sql.DataSource, ChangeHook)}. */
@FunctionalInterface
public interface ChangeHook {

    /** No statements. */
    ChangeHook NONE = (connection, before, record) -> {};

    /**
     * The record was inserted or replaced, in a transaction that is still open. It may be undone afterwards, and done again.
     * An exception undoes it, and the change of the record fails with that exception.
     *
     * @param connection the connection of the transaction; it must be neither committed nor closed
     * @param before the job's phase before; null if the record was inserted
     * @param record the record as it is now
     */
    void changed(Connection connection, @Nullable JobPhase before, JobRecord record) throws SQLException;
}
