package org.unisson.inventory.availability.persistence;

import static org.unisson.chassis.persistence.Times.fromDatabase;
import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.availability.domain.ChannelPolicy;
import org.unisson.inventory.availability.domain.HoldTerms;

/** Policies of channels; there are tens, not thousands. */
@ApplicationScoped
public class ChannelPolicyStore {

    private static final String READ = """
            select p.channel, p.version, p.buffer, p.locations,
                array(select b.sku from channel_buffer b where b.channel = p.channel order by b.sku),
                array(select b.buffer from channel_buffer b where b.channel = p.channel order by b.sku),
                p.hold_seconds, p.hold_at_most, p.share, p.changed_at
            from channel_policy p where\s""";

    private static final String OF = READ + "p.channel = any($1::text[])";

    // Locked, so that nothing older than what somebody publishes meanwhile is published after it.
    private static final String ALL = READ + "p.version > 0 order by p.channel for share";

    private static final String UNTOLD =
            READ + "p.told_version < p.version order by p.channel for no key update skip locked";

    private static final String TOLD =
            "update channel_policy set told_version = version where channel = any($1::text[])";

    // A first writer has no row to lock: it makes one, which the second one waits for.
    private static final String OPEN = """
            insert into channel_policy (channel, version, buffer, changed_at) values ($1, 0, 0, $2)
            on conflict do nothing""";

    private static final String LOCK = "select channel from channel_policy where channel = $1 for update";

    private static final String SAVE = """
            update channel_policy set version = $2, told_version = $2, buffer = $3, locations = $4, changed_at = $5,
                hold_seconds = $6, hold_at_most = $7, share = $8 where channel = $1""";

    private static final String FORGET_BUFFERS = "delete from channel_buffer where channel = $1";

    private static final String SAVE_BUFFERS = """
            insert into channel_buffer (channel, sku, buffer) select $1, * from unnest($2::text[], $3::bigint[])""";

    /** The policies of these channels, each with one, said or not. */
    public Uni<Map<String, ChannelPolicy>> of(Transaction tx, Collection<String> channels) {
        Map<String, ChannelPolicy> policies = new HashMap<>();
        channels.forEach(channel -> policies.put(channel, ChannelPolicy.open(channel)));
        if (policies.isEmpty()) {
            return Uni.createFrom().item(policies);
        }
        return tx.sql(OF, (Object) policies.keySet().toArray(String[]::new)).map(rows -> {
            rows.forEach(row -> policies.put(row.getString(0), policy(row)));
            return policies;
        });
    }

    /** The policy of the channel, locked for a change. */
    public Uni<ChannelPolicy> lock(Transaction tx, String channel, Instant now) {
        return tx.sql(OPEN, channel, toDatabase(now))
                .chain(() -> tx.sql(LOCK, channel))
                .chain(() -> of(tx, List.of(channel)))
                .map(policies -> policies.get(channel));
    }

    /** Writes a locked one and publishes it. */
    public Uni<Void> save(Transaction tx, ChannelPolicy policy, Instant now) {
        List<Map.Entry<Sku, Long>> buffers = List.copyOf(policy.buffers().entrySet());
        return tx.sql(
                        SAVE,
                        policy.channel(),
                        policy.version(),
                        policy.buffer(),
                        policy.locations()
                                .map(glns ->
                                        glns.stream().map(Gln::number).sorted().toArray(String[]::new))
                                .orElse(null),
                        toDatabase(now),
                        policy.holds().map(terms -> terms.holdFor().toSeconds()).orElse(null),
                        policy.holds().map(HoldTerms::atMost).orElse(null),
                        policy.share())
                .chain(() -> tx.sql(FORGET_BUFFERS, policy.channel()))
                .chain(() -> tx.sql(
                        SAVE_BUFFERS,
                        policy.channel(),
                        buffers.stream().map(entry -> entry.getKey().code()).toArray(String[]::new),
                        buffers.stream().map(Map.Entry::getValue).toArray(Long[]::new)))
                .invoke(() -> tx.emit(PolicyEvents.changed(policy, now)))
                .replaceWithVoid();
    }

    /** Publishes every policy again. @return how many there are */
    public Uni<Long> tellAll(Transaction tx) {
        return tx.sql(ALL).map(rows -> (long) tell(tx, rows).size());
    }

    /** Publishes the policies of which the last version never was. */
    public Uni<Void> tellUntold(Transaction tx) {
        return tx.sql(UNTOLD)
                .map(rows -> tell(tx, rows))
                .chain(told -> told.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : tx.sql(TOLD, (Object) told.toArray(String[]::new)).replaceWithVoid());
    }

    private static List<String> tell(Transaction tx, RowSet<Row> rows) {
        List<String> told = new ArrayList<>();
        for (Row row : rows) {
            tx.emit(PolicyEvents.changed(policy(row), fromDatabase(row.getOffsetDateTime(9))));
            told.add(row.getString(0));
        }
        return told;
    }

    private static ChannelPolicy policy(Row row) {
        String[] skus = row.getArrayOfStrings(4);
        Long[] buffers = row.getArrayOfLongs(5);
        Map<Sku, Long> bySku = new HashMap<>();
        for (int index = 0; index < skus.length; index++) {
            bySku.put(new Sku(skus[index]), buffers[index]);
        }
        return new ChannelPolicy(
                row.getString(0),
                row.getLong(1),
                row.getInteger(8),
                row.getLong(2),
                bySku,
                Optional.ofNullable(row.getArrayOfStrings(3))
                        .map(glns -> Stream.of(glns).map(Gln::new).collect(Collectors.toSet())),
                Optional.ofNullable(row.getLong(6))
                        .map(seconds -> new HoldTerms(Duration.ofSeconds(seconds), row.getLong(7))));
    }
}
