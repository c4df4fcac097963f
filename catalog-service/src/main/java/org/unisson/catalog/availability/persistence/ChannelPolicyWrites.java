package org.unisson.catalog.availability.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unisson.catalog.availability.domain.ChannelPolicy;
import org.unisson.chassis.persistence.Transaction;

/** Writes the policies that are newer than what is there, whole; each channel at most once in a call. */
@Singleton
public class ChannelPolicyWrites {

    private static final String POLICIES = """
            insert into channel_policy as known (channel, version, share, buffer, everywhere)
            select * from unnest($1::text[], $2::bigint[], $3::int[], $4::bigint[], $5::boolean[])
            on conflict (channel) do update set
                version = excluded.version, share = excluded.share, buffer = excluded.buffer,
                everywhere = excluded.everywhere
            where known.version < excluded.version
            returning channel""";

    private static final String FORGET_BUFFERS = "delete from channel_buffer where channel = any($1::text[])";

    private static final String FORGET_LOCATIONS = "delete from channel_location where channel = any($1::text[])";

    private static final String BUFFERS = """
            insert into channel_buffer (channel, sku, buffer) select * from unnest($1::text[], $2::text[], $3::bigint[])""";

    private static final String LOCATIONS =
            "insert into channel_location (channel, location) select * from unnest($1::text[], $2::text[])";

    public Uni<Void> save(Transaction tx, Collection<ChannelPolicy> policies) {
        return tx.sql(
                        POLICIES,
                        policies.stream().map(ChannelPolicy::channel).toArray(String[]::new),
                        policies.stream().map(ChannelPolicy::version).toArray(Long[]::new),
                        policies.stream().map(ChannelPolicy::share).toArray(Integer[]::new),
                        policies.stream().map(ChannelPolicy::buffer).toArray(Long[]::new),
                        policies.stream()
                                .map(policy -> policy.locations() == null)
                                .toArray(Boolean[]::new))
                .map(rows -> {
                    Set<String> newer = new HashSet<>();
                    for (Row row : rows) {
                        newer.add(row.getString(0));
                    }
                    return policies.stream()
                            .filter(policy -> newer.contains(policy.channel()))
                            .toList();
                })
                .chain(newer -> newer.isEmpty() ? Uni.createFrom().voidItem() : replace(tx, newer));
    }

    private static Uni<Void> replace(Transaction tx, List<ChannelPolicy> policies) {
        Object channels = policies.stream().map(ChannelPolicy::channel).toArray(String[]::new);
        return tx.sql(FORGET_BUFFERS, channels)
                .chain(() -> tx.sql(FORGET_LOCATIONS, channels))
                .chain(() -> buffers(tx, policies))
                .chain(() -> locations(tx, policies));
    }

    private static Uni<Void> buffers(Transaction tx, List<ChannelPolicy> policies) {
        List<String> channels = new ArrayList<>();
        List<String> skus = new ArrayList<>();
        List<Long> buffers = new ArrayList<>();
        policies.forEach(policy -> policy.buffers().forEach((sku, buffer) -> {
            channels.add(policy.channel());
            skus.add(sku);
            buffers.add(buffer);
        }));
        return tx.sql(
                        BUFFERS,
                        channels.toArray(String[]::new),
                        skus.toArray(String[]::new),
                        buffers.toArray(Long[]::new))
                .replaceWithVoid();
    }

    private static Uni<Void> locations(Transaction tx, List<ChannelPolicy> policies) {
        List<String> channels = new ArrayList<>();
        List<String> locations = new ArrayList<>();
        policies.stream().filter(policy -> policy.locations() != null).forEach(policy -> policy.locations()
                .forEach(location -> {
                    channels.add(policy.channel());
                    locations.add(location);
                }));
        return tx.sql(LOCATIONS, channels.toArray(String[]::new), locations.toArray(String[]::new))
                .replaceWithVoid();
    }
}
