package org.unisson.loyalty.account.application;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
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

    /** Entries of these accounts before that one, newest first, at most the limit. */
    Uni<List<EntryView>> entries(Collection<UUID> accounts, UUID before, int limit);

    /**
     * Lots with points, first those that expire first.
     *
     * @param after the last one of the page before; null: from the first on
     * @param until only what expires before that instant; null: all
     */
    Uni<List<LotView>> lots(Collection<UUID> accounts, LotKey after, Instant until, int limit);

    Uni<Summary> summary();

    /**
     * An account, with what all have together that are one person with its holder.
     *
     * @param customerId holder; absent while nobody has claimed the card
     * @param cards of the person
     * @param balance points that the person can spend now
     * @param held points of theirs set aside for orders in progress
     * @param pending points of theirs that were earned and can be spent later
     * @param version of this account; grows with each change
     * @param mergedInto the account that took this one over, if one did
     * @param person each account of the person
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
            UUID mergedInto,
            @JsonIgnore List<Member> person) {

        /** Each account of the person; absent where there is this one only. */
        @JsonProperty("members")
        public List<Member> members() {
            return person.size() > 1 ? person : null;
        }

        /** The accounts of the person. */
        @JsonIgnore
        public List<UUID> accounts() {
            return person.stream().map(Member::accountId).toList();
        }
    }

    /** What one account has of what the person has. @param customerId absent while nobody has claimed the card */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Member(UUID accountId, UUID customerId, long balance, long held, long pending) {}

    /**
     * Points that live and end together.
     *
     * @param accountId of which account of the person
     * @param points that can be spent now
     * @param held set aside for orders in progress
     * @param pending that can be spent from activeAt on
     * @param activeAt absent: at once
     * @param expiresAt the first instant at which they cannot be spent any more; absent: never
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LotView(
            UUID lotId, UUID accountId, long points, long held, long pending, Instant activeAt, Instant expiresAt) {

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
     * @param accountId of which account of the person
     * @param version the version of that account that it made
     * @param points added, or taken where negative
     * @param balance of that account that could be spent after it
     * @param cause PURCHASE, RETURN, SPENT, REFUNDED, ADJUSTED, GESTURE, TRANSFERRED, EXPIRED or PARTED
     * @param sourceId purchase, return, order, adjustment, gesture, other account, lot, or decision about who is one person
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
            UUID accountId,
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
     * @param given as gestures
     * @param transferred always 0: transfers have two sides
     * @param expired points that were not spent in time
     * @param parted points that the programme has borne because one had spent those of another
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
            long given,
            long transferred,
            long expired,
            long parted,
            long points,
            long balance,
            long held,
            long later,
            long pending,
            long accounts,
            long entries,
            Map<String, Long> books) {}
}
