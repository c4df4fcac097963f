package org.unisson.chassis.persistence;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Connections that keep every statement prepared, however long it is. Left alone, the driver prepares those of 2,048
 * characters and more anew for each call: the longest are planned again and again, at more than what they then cost.
 */
@Singleton
public class PreparedStatements implements PgPoolCreator {

    private static final int MOST = 512;

    @Override
    public Pool create(Input input) {
        List<PgConnectOptions> servers = input.pgConnectOptionsList();
        servers.forEach(server ->
                server.setPreparedStatementCacheMaxSize(MOST).setPreparedStatementCacheSqlFilter(statement -> true));
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.copyOf(servers))
                .using(input.vertx())
                .build();
    }
}
