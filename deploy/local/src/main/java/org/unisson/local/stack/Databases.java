package org.unisson.local.stack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Databases, each with one login of the same name that owns it and may replicate; nobody else may connect. */
public final class Databases {

    private final Connection connection;

    /** @param connection of a superuser */
    public Databases(Connection connection) {
        this.connection = connection;
    }

    /**
     * Makes the login and its database where they are missing, and sets the login's password.
     *
     * @param name of both: lower-case letters, digits and underscores
     */
    public void ensure(String name, String password) throws SQLException {
        if (!name.matches("[a-z][a-z0-9_]*") || !password.matches("[0-9a-zA-Z]+")) {
            throw new IllegalArgumentException("Not a name or password for a database: " + name);
        }
        try (Statement statement = connection.createStatement()) {
            String verb = exists("select 1 from pg_roles where rolname = ?", name) ? "alter" : "create";
            statement.execute(verb + " role " + name + " login replication password '" + password + "'");
            if (!exists("select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + name + " owner " + name);
            }
            statement.execute("revoke all on database " + name + " from public");
        }
    }

    /** Removes a database with its slots and its login, whoever is connected. */
    public void drop(String name) throws SQLException {
        terminateSlotReaders(name);
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("drop role if exists " + name);
        }
    }

    private void terminateSlotReaders(String database) throws SQLException {
        String slots = "select slot_name, active_pid from pg_replication_slots where database = ?";
        try (PreparedStatement query = connection.prepareStatement(slots);
                PreparedStatement terminate = connection.prepareStatement("select pg_terminate_backend(?, 5000)");
                PreparedStatement drop = connection.prepareStatement("select pg_drop_replication_slot(?)")) {
            query.setString(1, database);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    terminate.setInt(1, rows.getInt("active_pid"));
                    if (rows.getInt("active_pid") != 0) {
                        terminate.execute();
                    }
                    drop.setString(1, rows.getString("slot_name"));
                    drop.execute();
                }
            }
        }
    }

    private boolean exists(String sql, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }
}
