package org.unisson.customer.identity.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.identity.application.Belonging;
import org.unisson.customer.identity.application.IdentityDecision;
import org.unisson.customer.identity.application.Persons;
import org.unisson.customer.identity.domain.Key;
import org.unisson.customer.identity.domain.Match;
import org.unisson.customer.identity.domain.MatchRules;
import org.unisson.customer.identity.domain.Pair;
import org.unisson.customer.identity.domain.Resolver;
import org.unisson.customer.identity.domain.Traits;

/** Who is who, in PostgreSQL. */
@ApplicationScoped
class SqlPersons implements Persons {

    private static final String OF = """
            with person as (select distinct person_of(asked) as id from unnest($1::uuid[]) asked)
            select p.id as customer_id, p.id as person_id, null::timestamptz as joined_at from person p
            union all
            select b.customer_id, b.person_id, b.joined_at from person p
            join belonging b on b.person_id = p.id and b.customer_id <> p.id""";

    // Without the customer's own word, which joins nobody: as TraitsOf.
    private static final String TRAITS = """
            select c.customer_id, coalesce(r.source || '/' || r.id, c.customer_id::text) as label,
                case when c.said #> '{GIVEN_NAME,own}' is null then c.given_name end as given_name,
                case when c.said #> '{FAMILY_NAME,own}' is null then c.family_name end as family_name,
                case when c.said #> '{BIRTH_DATE,own}' is null then c.birth_date end as birth_date,
                case when c.said #> '{ADDRESS,own}' is null then c.street end as street,
                case when c.said #> '{ADDRESS,own}' is null then c.postcode end as postcode,
                array(select i.kind || ':' || i.value from identifier i
                    where i.customer_id = c.customer_id and joins(c.said, i.kind)
                    union all
                    select 'DEVICE:' || d.value from device d where d.customer_id = c.customer_id) as keys
            from customer c
            left join lateral (
                select source, id from reference where customer_id = c.customer_id order by source, id limit 1) r on true
            where c.customer_id = any($1::uuid[])""";

    // Devices are not looked up: a device joins nobody.
    private static final String KEY_CARRIERS = """
            select asked.key, found.customer_id
            from (select key, split_part(key, ':', 1) as kind, substr(key, strpos(key, ':') + 1) as value
                from unnest($1::text[]) key) asked
            cross join lateral (
                select i.customer_id from identifier i join customer c using (customer_id)
                where i.kind = asked.kind and i.value = asked.value and joins(c.said, i.kind)
                order by i.customer_id limit $2) found""";

    private static final String DEVICE_CARRIERS = """
            select 'DEVICE:' || asked.value as key, found.customer_id from unnest($1::text[]) asked (value)
            cross join lateral (
                select d.customer_id from device d where d.value = asked.value
                order by d.customer_id limit $2) found""";

    private static final String BLOCK_CARRIERS = """
            select asked.value as key, found.customer_id from unnest($1::text[]) asked (value)
            cross join lateral (
                select b.customer_id from blocking_key b where b.value = asked.value
                order by b.customer_id limit $2) found""";

    private static final String ARE_CARRIED = """
            select exists (select 1 from unnest($1::text[]) key
                    join identifier i on i.kind = split_part(key, ':', 1)
                        and i.value = substr(key, strpos(key, ':') + 1))
                or exists (select 1 from blocking_key where value = any($1::text[]))""";

    private static final String LINKED_BY = """
            select one, other from identity_link where keys && $1::text[]""";

    private static final String LINKS = """
            select one, other, rule, confidence, keys from identity_link
            where one = any($1::uuid[]) or other = any($1::uuid[])""";

    private static final String VERDICTS = """
            select one, other, together from identity_verdict
            where one = any($1::uuid[]) or other = any($1::uuid[])""";

    private static final String SAY = """
            insert into identity_verdict (one, other, together)
            select * from unnest($1::uuid[], $2::uuid[], $3::boolean[])
            on conflict (one, other) do update set together = excluded.together""";

    private static final String FORGET = """
            delete from identity_verdict
            where not together and one = any($1::uuid[]) and other = any($1::uuid[])""";

    private static final String UNLINK = """
            delete from identity_link where one = any($1::uuid[]) or other = any($1::uuid[])""";

    private static final String LINK = """
            insert into identity_link (one, other, rule, confidence, keys)
            select one, other, rule, confidence, string_to_array(keys, chr(10))
            from unnest($1::uuid[], $2::uuid[], $3::text[], $4::double precision[], $5::text[])
                as link (one, other, rule, confidence, keys)""";

    private static final String MOVE = """
            insert into belonging as known (customer_id, person_id, version, joined_at, decision_id)
            select moved, $2, 1, $3, $4 from unnest($1::uuid[]) moved order by moved
            on conflict (customer_id) do update set person_id = excluded.person_id, version = known.version + 1,
                joined_at = excluded.joined_at, decision_id = excluded.decision_id
            returning customer_id, version""";

    @Override
    public Uni<Map<UUID, Belonging>> of(Transaction tx, Collection<UUID> customers) {
        return tx.sql(OF, (Object) uuids(customers)).map(rows -> {
            Map<UUID, Belonging> persons = new HashMap<>();
            rows.forEach(row -> persons.put(
                    row.getUUID(0), new Belonging(row.getUUID(1), Times.fromDatabase(row.getOffsetDateTime(2)))));
            return persons;
        });
    }

    @Override
    public Uni<List<Traits>> traits(Transaction tx, Collection<UUID> customers) {
        if (customers.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.sql(TRAITS, (Object) uuids(customers)).map(rows -> {
            List<Traits> all = new ArrayList<>();
            rows.forEach(row -> all.add(traits(row)));
            return all;
        });
    }

    @Override
    public Uni<Map<String, Set<UUID>>> carriers(Transaction tx, Collection<String> keys) {
        Map<String, Set<UUID>> carriers = new HashMap<>();
        keys.forEach(key -> carriers.put(key, new LinkedHashSet<>()));
        List<String> blocks = keys.stream().filter(Traits::isBlockingKey).toList();
        List<String> devices = keys.stream()
                .filter(key -> key.startsWith("DEVICE:"))
                .map(key -> key.substring("DEVICE:".length()))
                .toList();
        List<String> others = keys.stream()
                .filter(key -> !Traits.isBlockingKey(key) && !key.startsWith("DEVICE:"))
                .toList();
        return collect(tx, KEY_CARRIERS, others, MatchRules.MOST_CARRIERS + 1, carriers)
                .chain(() -> collect(tx, DEVICE_CARRIERS, devices, MatchRules.MOST_CARRIERS + 1, carriers))
                .chain(() -> collect(tx, BLOCK_CARRIERS, blocks, Resolver.LARGEST_BLOCK + 1, carriers))
                .replaceWith(carriers);
    }

    @Override
    public Uni<Boolean> areCarried(Transaction tx, Collection<String> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().item(false)
                : tx.sql(ARE_CARRIED, (Object) keys.toArray(String[]::new))
                        .map(rows -> rows.iterator().next().getBoolean(0));
    }

    @Override
    public Uni<Set<UUID>> linkedBy(Transaction tx, Collection<Key> keys) {
        return tx.sql(LINKED_BY, (Object) keys.stream().map(Key::text).toArray(String[]::new))
                .map(rows -> {
                    Set<UUID> linked = new HashSet<>();
                    rows.forEach(row -> linked.addAll(List.of(row.getUUID(0), row.getUUID(1))));
                    return linked;
                });
    }

    @Override
    public Uni<List<Match>> links(Transaction tx, Collection<UUID> customers) {
        return tx.sql(LINKS, (Object) uuids(customers)).map(rows -> {
            List<Match> links = new ArrayList<>();
            rows.forEach(row -> links.add(new Match(
                    Pair.of(row.getUUID(0), row.getUUID(1)),
                    row.getString(2),
                    keys(row.getArrayOfStrings(4)),
                    row.getDouble(3))));
            return links;
        });
    }

    @Override
    public Uni<Map<Boolean, Set<Pair>>> verdicts(Transaction tx, Collection<UUID> customers) {
        return tx.sql(VERDICTS, (Object) uuids(customers)).map(rows -> {
            Map<Boolean, Set<Pair>> verdicts = new HashMap<>();
            rows.forEach(row -> verdicts.computeIfAbsent(row.getBoolean(2), t -> new HashSet<>())
                    .add(Pair.of(row.getUUID(0), row.getUUID(1))));
            return verdicts;
        });
    }

    @Override
    public Uni<Void> say(Transaction tx, Set<Pair> together, Set<Pair> apart) {
        List<Pair> all = new ArrayList<>(together);
        all.addAll(apart);
        Boolean[] verdicts = new Boolean[all.size()];
        Arrays.fill(verdicts, 0, together.size(), true);
        Arrays.fill(verdicts, together.size(), verdicts.length, false);
        return tx.sql(SAY, column(all, Pair::one), column(all, Pair::other), verdicts)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> forgetApart(Transaction tx, Collection<UUID> customers) {
        return tx.sql(FORGET, (Object) uuids(customers)).replaceWithVoid();
    }

    @Override
    public Uni<Void> link(Transaction tx, Collection<UUID> customers, List<Match> links) {
        return tx.sql(UNLINK, (Object) uuids(customers))
                .chain(() -> tx.sql(
                        LINK,
                        column(links, link -> link.pair().one()),
                        column(links, link -> link.pair().other()),
                        links.stream().map(Match::rule).toArray(String[]::new),
                        links.stream().map(Match::confidence).toArray(Double[]::new),
                        links.stream().map(SqlPersons::texts).toArray(String[]::new)))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Moved>> move(Transaction tx, IdentityDecision decision) {
        return tx.sql(
                        MOVE,
                        uuids(decision.moved()),
                        decision.personId(),
                        Times.toDatabase(decision.decidedAt()),
                        decision.decisionId())
                .map(rows -> {
                    List<Moved> moved = new ArrayList<>();
                    rows.forEach(row -> moved.add(new Moved(row.getUUID(0), row.getLong(1))));
                    return moved;
                });
    }

    private static Uni<Void> collect(
            Transaction tx, String statement, List<String> keys, int most, Map<String, Set<UUID>> carriers) {
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(statement, keys.toArray(String[]::new), most)
                        .invoke(rows -> rows.forEach(
                                row -> carriers.get(row.getString(0)).add(row.getUUID(1))))
                        .replaceWithVoid();
    }

    private static Traits traits(Row row) {
        return new Traits(
                row.getUUID("customer_id"),
                row.getString("label"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getLocalDate("birth_date"),
                row.getString("street"),
                row.getString("postcode"),
                keys(row.getArrayOfStrings("keys")));
    }

    private static SortedSet<Key> keys(String[] texts) {
        SortedSet<Key> keys = new TreeSet<>();
        for (String text : texts) {
            keys.add(Key.ofText(text));
        }
        return keys;
    }

    /** Line feeds part them: no key has any. */
    private static String texts(Match link) {
        return String.join("\n", link.keys().stream().map(Key::text).toList());
    }

    private static UUID[] uuids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static <T> UUID[] column(List<T> all, Function<T, UUID> reader) {
        return all.stream().map(reader).toArray(UUID[]::new);
    }
}
