package org.unisson.customer.identity.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Ids;
import org.unisson.customer.identity.application.Reviews;
import org.unisson.customer.identity.domain.Proposal;

/** Reviews in PostgreSQL. Of two persons there is one review, whichever of their customers are alike. */
@ApplicationScoped
class SqlReviews implements Reviews {

    private static final String PROPOSE = """
            insert into identity_review (review_id, one, other, probability, because, proposed_at, state)
            select distinct on (p.one, p.other) p.review_id, p.one, p.other, p.probability,
                string_to_array(p.because, chr(10)), $6, 'OPEN'
            from (
                select review_id, least(person_of(a), person_of(b)) as one, greatest(person_of(a), person_of(b)) as other,
                    probability, because
                from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::double precision[], $5::text[])
                    as found (review_id, a, b, probability, because)) p
            where p.one <> p.other and not exists (
                select 1 from identity_verdict v
                where not v.together and (
                    v.one in (select customer_id from members_of(p.one))
                        and v.other in (select customer_id from members_of(p.other))
                    or v.one in (select customer_id from members_of(p.other))
                        and v.other in (select customer_id from members_of(p.one))))
            order by p.one, p.other, p.probability desc
            on conflict (one, other) do nothing""";

    private static final String SETTLE = """
            update identity_review set state = 'SETTLED', answered_at = $2
            where state = 'OPEN' and (one = any($1::uuid[]) or other = any($1::uuid[]))
            and person_of(one) = person_of(other)""";

    private static final String OPEN = """
            select * from identity_review where state = 'OPEN' and review_id > $1 order by review_id limit $2""";

    private static final String LOCK = "select * from identity_review where review_id = $1 for update";

    private static final String ANSWER = """
            update identity_review set state = $2, answered_by = $3, reason = $4, answered_at = $5
            where review_id = $1""";

    @Override
    public Uni<Void> propose(Transaction tx, List<Proposal> all, Instant now) {
        if (all.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        PROPOSE,
                        IntStream.range(0, all.size()).mapToObj(i -> Ids.next()).toArray(UUID[]::new),
                        all.stream().map(one -> one.pair().one()).toArray(UUID[]::new),
                        all.stream().map(one -> one.pair().other()).toArray(UUID[]::new),
                        all.stream().map(Proposal::probability).toArray(Double[]::new),
                        all.stream()
                                .map(one -> String.join("\n", one.because()))
                                .toArray(String[]::new),
                        Times.toDatabase(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> settle(Transaction tx, Collection<UUID> customers, Instant now) {
        return tx.sql(SETTLE, customers.toArray(UUID[]::new), Times.toDatabase(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Review>> open(Transaction tx, UUID after, int limit) {
        return tx.sql(OPEN, after, limit).map(SqlReviews::all);
    }

    @Override
    public Uni<Optional<Review>> lock(Transaction tx, UUID reviewId) {
        return tx.sql(LOCK, reviewId).map(rows -> all(rows).stream().findFirst());
    }

    @Override
    public Uni<Void> answer(Transaction tx, UUID reviewId, String state, String by, String reason, Instant now) {
        return tx.sql(ANSWER, reviewId, state, by, reason, Times.toDatabase(now))
                .replaceWithVoid();
    }

    private static List<Review> all(RowSet<Row> rows) {
        List<Review> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(new Review(
                row.getUUID("review_id"),
                List.of(row.getUUID("one"), row.getUUID("other")),
                row.getDouble("probability"),
                List.of(row.getArrayOfStrings("because")),
                Times.fromDatabase(row.getOffsetDateTime("proposed_at")),
                row.getString("state"),
                row.getString("answered_by"),
                row.getString("reason"),
                Times.fromDatabase(row.getOffsetDateTime("answered_at")))));
        return all;
    }
}
