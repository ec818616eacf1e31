package dev.wanedit.fleet.table;

import dev.wanedit.fleet.job.AccountState;
import dev.wanedit.store.jdbc.JdbcTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Whether submits of the account are paused, for all nodes. */
public final class AccountRows {

    private static final int LONGEST = 1000;

    private final JdbcTables tables;
    private final String account;
    private final InstantSource clock;

    public AccountRows(FleetTables fleet, InstantSource clock) {
        this.tables = fleet.tables();
        this.account = fleet.account();
        this.clock = clock;
    }

    public AccountState state() {
        return tables.run("read the account's state", null, connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT paused, reason, changed FROM wanedit_fleet_account WHERE account = ?")) {
                select.setString(1, account);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next()
                            ? new AccountState(
                                    account,
                                    rows.getBoolean("paused"),
                                    rows.getString("reason"),
                                    tables.moment(rows, "changed"))
                            : new AccountState(account, false, null, null);
                }
            }
        });
    }

    public void pause(String reason) {
        set(true, reason.length() > LONGEST ? reason.substring(0, LONGEST) : reason);
    }

    public void resume() {
        set(false, null);
    }

    private void set(boolean paused, @Nullable String reason) {
        if (!update(paused, reason) && !insert(paused, reason)) {
            boolean unused = update(paused, reason); // Another node was faster with the insert.
        }
    }

    private boolean update(boolean paused, @Nullable String reason) {
        return tables.run(
                "store the account's state",
                null,
                connection -> set(
                        connection,
                        "UPDATE wanedit_fleet_account SET paused = ?, reason = ?, changed = ? WHERE account = ?",
                        paused,
                        reason));
    }

    private boolean insert(boolean paused, @Nullable String reason) {
        return tables.run("store the account's state", null, connection -> {
            try {
                return set(
                        connection,
                        "INSERT INTO wanedit_fleet_account (paused, reason, changed, account) VALUES (?, ?, ?, ?)",
                        paused,
                        reason);
            } catch (SQLException e) {
                if (tables.isDuplicate(e)) {
                    return false;
                }
                throw e;
            }
        });
    }

    private boolean set(Connection connection, String sql, boolean paused, @Nullable String reason)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBoolean(1, paused);
            statement.setString(2, reason);
            statement.setObject(3, tables.moment(clock.instant()));
            statement.setString(4, account);
            return statement.executeUpdate() == 1;
        }
    }
}
