package org.unisson.loyalty.account.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/** What can be read of accounts. */
public interface AccountViews {

    Uni<Optional<AccountView>> byId(UUID accountId);

    Uni<Optional<AccountView>> byCard(String card);

    Uni<Optional<AccountView>> byCustomer(UUID customerId);

    /** Entries older than that version, newest first, at most the limit. */
    Uni<List<EntryView>> entries(UUID accountId, long beforeVersion, int limit);

    /**
     * Lots with points, first those that expire first.
     *
     * @param after the last one of the page before; null: from the first on
     * @param until only what expires before that instant; null: all
     */
    Uni<List<LotView>> lots(UUID accountId, LotKey after, Instant until, int limit);

    Uni<Summary> summary();

    /**
     * An account.
     *
     * @param customerId holder; absent while nobody has claimed the card
     * @param balance points that can be spent now
     * @param held points set aside for orders in progress
     * @param pending points that were earned and can be spent later
     * @param version grows with each change
     * @param mergedInto the account that took this one over, if one did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccountView(
            UUID accountId,
            UUID customerId,
            List<String> cards,
            long balance,
            long held,
            long pending,
            long version,
            UUID mergedInto) {}

    /**
     * Points that live and end together.
     *
     * @param points that can be spent now
     * @param held set aside for orders in progress
     * @param pending that can be spent from activeAt on
     * @param activeAt absent: at once
     * @param expiresAt the first instant at which they cannot be spent any more; absent: never
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LotView(UUID lotId, long points, long held, long pending, Instant activeAt, Instant expiresAt) {

        /** Its place in the order of all. */
        public LotKey key() {
            return new LotKey(expiresAt, lotId);
        }
    }

    /** A place in the order in which points are spent. @param expiresAt null: never */
    record LotKey(Instant expiresAt, UUID lotId) {}

    /**
     * An entry of the ledger.
     *
     * @param version the account's version that it made
     * @param points added, or taken where negative
     * @param balance that could be spent after it
     * @param cause PURCHASE, RETURN, SPENT, REFUNDED, ADJUSTED, TRANSFERRED or EXPIRED
     * @param sourceId purchase, return, order, adjustment, other account or lot
     * @param occurredAt when its cause happened
     * @param recordedAt when it was written down
     * @param reason of an adjustment
     * @param multiplied of a PURCHASE or a RETURN whose goods did not all earn as ever: what was paid for goods at each
     *     multiplier, or given back. Points are those of the amounts times their multipliers, rounded down once; of what
     *     points paid, as of all lines alike, none are earned
     * @param rules of a PURCHASE: which rules of the programme have added how much to the multiplier of which goods
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryView(
            UUID entryId,
            long version,
            long points,
            long balance,
            String cause,
            UUID sourceId,
            Instant occurredAt,
            Instant recordedAt,
            String reason,
            List<Multiplied> multiplied,
            List<Added> rules) {}

    /** What a rule has added. @param extra hundredths, less than 0 where it took off @param amount of those goods' lines */
    record Added(String rule, int extra, Money amount) {}

    /** Goods that earn so. @param multiplier hundredths: 200 earns twice the points @param amount of their lines */
    record Multiplied(int multiplier, Money amount) {}

    /**
     * The whole ledger in figures, for reconciliation. Each figure up to points is a sum of entries of one
     * cause, as it stands in the ledger: what is taken is negative.
     *
     * @param transferred always 0: transfers have two sides
     * @param expired points that were not spent in time
     * @param points sum of all entries; equals balance + held + later
     * @param balance points that can be spent, in all accounts, as booked
     * @param held points set aside for orders
     * @param later points of accounts that were earned and can be spent later
     * @param pending points that purchases have earned for customers who are not known yet
     * @param books what is booked on each book of the members, all of them together, and of the programme; sums to zero
     */
    record Summary(
            long earned,
            long reversed,
            long spent,
            long refunded,
            long adjusted,
            long transferred,
            long expired,
            long points,
            long balance,
            long held,
            long later,
            long pending,
            long accounts,
            long entries,
            Map<String, Long> books) {}
}
