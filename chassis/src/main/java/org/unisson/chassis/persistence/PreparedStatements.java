package org.unisson.chassis.persistence;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Connections that keep every statement prepared, however long it is. Left alone, the driver prepares those of 2,048
 * characters and more anew for each call: the longest are planned again and again, at more than what they then cost.
 *
 * <p>So they are by PostgreSQL where it takes a plan for the very parameters to be a bit cheaper than one for any: it then
 * plans for each call, and which it takes differs from one analysis of the tables to the next. With
 * {@code unisson.database.plan-once} it plans each statement once. No statement of such a service may leave it to the plan
 * that a parameter is null ({@code $1 is null or …} finds no index), nor that an array is long.
 */
@Singleton
public class PreparedStatements implements PgPoolCreator {

    private static final int MOST = 512;

    private final boolean planOnce;

    PreparedStatements(@ConfigProperty(name = "unisson.database.plan-once", defaultValue = "false") boolean planOnce) {
        this.planOnce = planOnce;
    }

    @Override
    public Pool create(Input input) {
        List<PgConnectOptions> servers = input.pgConnectOptionsList();
        servers.forEach(server -> {
            server.setPreparedStatementCacheMaxSize(MOST).setPreparedStatementCacheSqlFilter(statement -> true);
            if (planOnce) {
                server.addProperty("plan_cache_mode", "force_generic_plan");
            }
        });
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.copyOf(servers))
                .using(input.vertx())
                .build();
    }
}
