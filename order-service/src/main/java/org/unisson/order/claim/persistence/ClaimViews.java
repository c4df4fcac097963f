package org.unisson.order.claim.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.persons.Members;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.values.Money;
import org.unisson.order.claim.application.ClaimQueries;
import org.unisson.order.claim.application.ClaimView;
import org.unisson.order.claim.application.ClaimView.Outcome;
import org.unisson.order.claim.application.CohortView;
import org.unisson.order.claim.domain.Claim;
import org.unisson.order.claim.domain.Status;
import org.unisson.order.claim.domain.Variant;
import org.unisson.order.purchase.persistence.Filter;

/** Claims as they are shown, straight from SQL. */
@ApplicationScoped
class ClaimViews implements ClaimQueries {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private static final String OUTCOMES = """
            select claim_id,
                   case when exists (select from claim_line line where line.claim_id = claim.claim_id and refunded > 0)
                             then 'REFUNDED'
                        when made.status = 'CANCELLED'
                             or exists (select from purchase_line sold
                                        where sold.purchase_id = made.purchase_id and sold.cancelled > 0)
                             then 'REFUND_OFFERED'
                        when made.status in ('CONFIRMED', 'FULFILLED') then 'REPLACED'
                        else 'REPLACING' end as outcome
            from claim join orders made on made.order_id = claim.replacement_order
            where claim_id = any($1)""";

    // A purchase counts once per cohort, however many claims it follows; what cost nothing is no purchase.
    private static final String COHORTS = """
            with claimed as (
                select *, person_of(customer) as person from claim
                where made_at >= $1 and made_at < $2 and reason <> 'CARRIER_LOST'),
            again as (
                select distinct variant, claimed.currency, claimed.person, purchase.purchase_id, purchase.total
                from claimed cross join lateral members_of(claimed.customer) member
                join purchase on purchase.customer = member.customer_id
                    and purchase.purchased_at > claimed.made_at
                    and purchase.purchased_at <= claimed.made_at + interval '90 days'
                    and purchase.currency = claimed.currency and purchase.total > 0)
            select variant, currency, count(*) as claims, count(*) filter (where status = 'GRANTED') as granted,
                   coalesce(sum(value) filter (where status = 'GRANTED'), 0)::bigint as value,
                   count(*) filter (where exists (select from claim_line line
                                                  where line.claim_id = claimed.claim_id and came_back > 0)) as twice,
                   count(distinct person) as customers,
                   (select count(distinct person) from again
                    where again.variant = claimed.variant and again.currency = claimed.currency) as reordering,
                   (select coalesce(sum(total), 0)::bigint from again
                    where again.variant = claimed.variant and again.currency = claimed.currency) as reordered
            from claimed group by variant, currency order by variant, currency""";

    private final Transactions transactions;

    ClaimViews(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<Optional<ClaimView>> one(UUID claimId) {
        return transactions
                .read(tx -> ClaimRows.where(tx, "where claim_id = $1", claimId).chain(found -> views(tx, found)))
                .map(views -> views.stream().findFirst());
    }

    @Override
    public Uni<Page<ClaimView>> page(UUID customer, UUID order, Status status, int limit, String cursor) {
        Filter filter = filter(customer, order, status, Page.afterId(cursor, AFTER_ALL));
        String which = filter.where() + " order by claim_id desc limit $" + filter.number(limit + 1);
        return transactions
                .read(tx -> ClaimRows.where(tx, which, filter.values()).chain(found -> views(tx, found)))
                .map(views -> Page.of(views, limit, view -> view.claimId().toString()));
    }

    /** What is asked of them, and where the page begins. */
    static Filter filter(UUID customer, UUID order, Status status, UUID before) {
        // The status is written out: as a parameter it would be no reason to use the index of those in review.
        String which = status == null ? "" : "status = '" + status.name() + "' and ";
        return new Filter()
                .and("customer = " + Members.any("?"), customer)
                .and("order_id = ?", order)
                .and(which + "claim_id < ?", before);
    }

    @Override
    public Uni<List<CohortView>> cohorts(Instant from, Instant until) {
        return transactions
                .read(tx -> tx.sql(COHORTS, Times.toDatabase(from), Times.toDatabase(until)))
                .map(rows -> {
                    List<CohortView> cohorts = new ArrayList<>();
                    rows.forEach(row -> cohorts.add(cohort(row)));
                    return cohorts;
                });
    }

    private static Uni<List<ClaimView>> views(Transaction tx, List<Claim> claims) {
        Object ids = claims.stream().map(Claim::claimId).toArray(UUID[]::new);
        return tx.sql(OUTCOMES, ids).map(rows -> {
            Map<UUID, Outcome> outcomes = new HashMap<>();
            rows.forEach(row -> outcomes.put(row.getUUID(0), Outcome.valueOf(row.getString(1))));
            return claims.stream()
                    .map(claim -> outcomes.containsKey(claim.claimId())
                            ? ClaimView.of(claim, outcomes.get(claim.claimId()))
                            : ClaimView.decided(claim))
                    .toList();
        });
    }

    private static CohortView cohort(Row row) {
        String currency = row.getString("currency");
        return new CohortView(
                Variant.valueOf(row.getString("variant")),
                row.getLong("claims"),
                row.getLong("granted"),
                new Money(row.getLong("value"), currency),
                row.getLong("twice"),
                row.getLong("customers"),
                row.getLong("reordering"),
                new Money(row.getLong("reordered"), currency));
    }
}
