package org.unisson.local.stack;

/**
 * Where the infrastructure is.
 *
 * @param jdbcUrl of any database of the PostgreSQL server
 * @param username of a superuser there
 * @param kafkaBootstrap host and port of a broker
 * @param registryUrl base URL, without an API's path
 */
public record Endpoints(String jdbcUrl, String username, String password, String kafkaBootstrap, String registryUrl) {

    /** JDBC URL of another database of the same server. */
    public String jdbcUrl(String database) {
        return jdbcUrl.substring(0, jdbcUrl.lastIndexOf('/') + 1) + database;
    }
}
