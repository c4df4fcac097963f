package org.unisson.catalog.price.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unisson.catalog.price.domain.ListSettings;
import org.unisson.catalog.price.domain.NamedList;
import org.unisson.catalog.price.domain.StoreGroup;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;

/** Named price lists and store groups. */
@Singleton
public class ListRows {

    private final ObjectMapper json;

    ListRows(ObjectMapper json) {
        this.json = json;
    }

    public Uni<Optional<NamedList>> list(Transaction tx, String listId) {
        return tx.sql("select list_id, version, content::text, changed_at from named_list where list_id = $1", listId)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(list(rows.iterator().next())));
    }

    /** By id, after that one. */
    public Uni<List<NamedList>> lists(Transaction tx, String after, int limit) {
        return tx.sql("""
                        select list_id, version, content::text, changed_at from named_list
                        where list_id > $1 order by list_id limit $2""", after, limit).map(rows -> {
            List<NamedList> lists = new ArrayList<>();
            rows.forEach(row -> lists.add(list(row)));
            return lists;
        });
    }

    public Uni<Void> save(Transaction tx, NamedList list) {
        return tx.sql("""
                        insert into named_list (list_id, version, content, changed_at)
                        values ($1, $2, $3::text::jsonb, $4)
                        on conflict (list_id) do update set version = excluded.version,
                            content = excluded.content, changed_at = excluded.changed_at""", list.listId(), list.version(), write(list.settings()), Times.toDatabase(list.changedAt()))
                .replaceWithVoid();
    }

    public Uni<Optional<StoreGroup>> group(Transaction tx, String groupId) {
        return tx.sql(
                        "select group_id, version, name, stores, changed_at from store_group where group_id = $1",
                        groupId)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(group(rows.iterator().next())));
    }

    /** By id, after that one. */
    public Uni<List<StoreGroup>> groups(Transaction tx, String after, int limit) {
        return tx.sql("""
                        select group_id, version, name, stores, changed_at from store_group
                        where group_id > $1 order by group_id limit $2""", after, limit).map(rows -> {
            List<StoreGroup> groups = new ArrayList<>();
            rows.forEach(row -> groups.add(group(row)));
            return groups;
        });
    }

    public Uni<Void> save(Transaction tx, StoreGroup group) {
        return tx.sql(
                        """
                        insert into store_group (group_id, version, name, stores, changed_at)
                        values ($1, $2, $3, $4, $5)
                        on conflict (group_id) do update set version = excluded.version, name = excluded.name,
                            stores = excluded.stores, changed_at = excluded.changed_at""",
                        group.groupId(),
                        group.version(),
                        group.members().name(),
                        group.members().stores().stream().map(Gln::number).toArray(String[]::new),
                        Times.toDatabase(group.changedAt()))
                .replaceWithVoid();
    }

    /** GLNs of all stores in these groups. */
    public Uni<Set<String>> members(Transaction tx, List<String> groups) {
        return tx.sql("select unnest(stores) from store_group where group_id = any($1)", (Object)
                        groups.toArray(String[]::new))
                .map(rows -> {
                    Set<String> members = new HashSet<>();
                    rows.forEach(row -> members.add(row.getString(0)));
                    return members;
                });
    }

    /** Ids of all channels and of all store groups. */
    public Uni<Known> known(Transaction tx) {
        return tx.sql("select 'channel', channel_id from channel union all select 'group', group_id from store_group")
                .map(rows -> {
                    Set<String> channels = new HashSet<>();
                    Set<String> groups = new HashSet<>();
                    rows.forEach(row -> (row.getString(0).equals("channel") ? channels : groups).add(row.getString(1)));
                    return new Known(channels, groups);
                });
    }

    /** Ids that may be named. */
    public record Known(Set<String> channels, Set<String> groups) {}

    private NamedList list(Row row) {
        try {
            return new NamedList(
                    row.getString(0),
                    row.getLong(1),
                    json.readValue(row.getString(2), ListSettings.class),
                    Times.fromDatabase(row.getOffsetDateTime(3)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a stored price list cannot be read", impossible);
        }
    }

    private static StoreGroup group(Row row) {
        return new StoreGroup(
                row.getString(0),
                row.getLong(1),
                new StoreGroup.Members(
                        row.getString(2),
                        Arrays.stream(row.getArrayOfStrings(3)).map(Gln::new).toList()),
                Times.fromDatabase(row.getOffsetDateTime(4)));
    }

    private String write(ListSettings settings) {
        try {
            return json.writeValueAsString(settings);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a price list cannot be written", impossible);
        }
    }
}
