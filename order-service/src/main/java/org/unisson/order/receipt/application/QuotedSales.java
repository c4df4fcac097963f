package org.unisson.order.receipt.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persons.Members;
import org.unisson.chassis.values.Ids;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.quote.application.OpenQuote;
import org.unisson.order.quote.application.OpenQuote.Checked;
import org.unisson.order.quote.application.QuoteDifferences;
import org.unisson.order.quote.application.QuoteDifferences.QuoteDifference;
import org.unisson.order.quote.application.SoldQuotes;
import org.unisson.order.quote.application.SoldQuotes.ReceiptClaim;
import org.unisson.order.quote.domain.Quote;
import org.unisson.order.quote.domain.TillQuote;
import org.unisson.order.quote.domain.TillQuote.Comparison;
import org.unisson.order.quote.domain.TillQuote.Difference;
import org.unisson.order.quote.domain.TillQuote.Rule;

/** Receipts that tills have sold under quotes. What they were paid stands; what differs is written down beside it. */
@ApplicationScoped
class QuotedSales {

    private final OpenQuote quotes;
    private final SoldQuotes sold;
    private final QuoteDifferences differences;

    QuotedSales(OpenQuote quotes, SoldQuotes sold, QuoteDifferences differences) {
        this.quotes = quotes;
        this.sold = sold;
        this.differences = differences;
    }

    /** What a batch's quotes turn out to be, by what was handed in. */
    Uni<Map<String, Checked>> check(Transaction tx, List<Handed> fresh) {
        List<String> signed = fresh.stream()
                .filter(Submitted.class::isInstance)
                .map(handed -> ((Submitted) handed).receipt().terms().quote())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return signed.isEmpty() ? Uni.createFrom().item(Map.of()) : quotes.check(tx, signed);
    }

    /** A receipt's quote. @param signed as it was handed in @param insteadOf the voided sale that it corrects, or null */
    record Given(String signed, Checked checked, UUID insteadOf) {}

    /** Sales, some of them under quotes, and in what they differ from these. */
    record Under(List<Purchase> made, List<QuoteDifference> found) {}

    /**
     * Gives the sales their quotes: a quote is one sale's for ever, or that of the one which corrects it.
     *
     * @param given by sale; none: it was sold under none
     */
    Uni<Under> claim(Transaction tx, List<Purchase> made, Map<UUID, Given> given) {
        Map<UUID, ReceiptClaim> claims = new LinkedHashMap<>();
        for (Purchase one : made) {
            if (given.get(one.purchaseId())
                    instanceof Given(String signed, Checked.Sound(Quote quote), UUID insteadOf)) {
                claims.merge(
                        quote.quoteId(),
                        new ReceiptClaim(quote.quoteId(), one.purchaseId(), signed, insteadOf),
                        QuotedSales::rather);
            }
        }
        Uni<Set<UUID>> claimed =
                claims.isEmpty() ? Uni.createFrom().item(Set.of()) : sold.claim(tx, List.copyOf(claims.values()));
        return claimed.chain(ours -> {
            Map<UUID, UUID> quoteOf = new HashMap<>();
            ours.forEach(quoteId -> quoteOf.put(claims.get(quoteId).purchaseId(), quoteId));
            return ofOnePerson(tx, made, given).map(same -> under(made, given, quoteOf, same));
        });
    }

    /** The sales to whom the quote was made, though by another of the person's customers: cards and accounts differ. */
    private static Uni<Set<UUID>> ofOnePerson(Transaction tx, List<Purchase> made, Map<UUID, Given> given) {
        Set<UUID> same = new HashSet<>();
        Uni<Void> asking = Uni.createFrom().voidItem();
        for (Purchase one : made) {
            if (given.get(one.purchaseId()) instanceof Given(String signed, Checked.Sound(Quote quote), UUID insteadOf)
                    && !Objects.equals(quote.customerId(), one.customerId())) {
                asking = asking.chain(() -> Members.areOne(tx, quote.customerId(), one.customerId()))
                        .invoke(theirs -> {
                            if (theirs) {
                                same.add(one.purchaseId());
                            }
                        })
                        .replaceWithVoid();
            }
        }
        return asking.replaceWith(same);
    }

    /** The first one, unless the quote may be the other one's already, by what that corrects. */
    private static ReceiptClaim rather(ReceiptClaim first, ReceiptClaim other) {
        return first.insteadOf() == null && other.insteadOf() != null ? other : first;
    }

    /** Their sales are recorded. */
    Uni<Void> note(Transaction tx, List<QuoteDifference> found) {
        return differences.add(tx, found);
    }

    private static Under under(
            List<Purchase> made, Map<UUID, Given> given, Map<UUID, UUID> quoteOf, Set<UUID> ofOnePerson) {
        List<Purchase> under = new ArrayList<>();
        List<QuoteDifference> found = new ArrayList<>();
        for (Purchase one : made) {
            Given by = given.get(one.purchaseId());
            if (by == null) {
                under.add(one);
            } else if (!(by.checked() instanceof Checked.Sound(Quote quote))) {
                found.add(difference(one, null, Difference.of(Rule.INVALID)));
                under.add(one);
            } else if (!quoteOf.containsKey(one.purchaseId())) {
                found.add(difference(one, quote.quoteId(), Difference.of(Rule.USED)));
                under.add(one);
            } else {
                Comparison comparison = TillQuote.compare(quote, one);
                comparison.differences().stream()
                        .filter(differs ->
                                differs.rule() != Rule.OTHER_CUSTOMER || !ofOnePerson.contains(one.purchaseId()))
                        .forEach(differs -> found.add(difference(one, quote.quoteId(), differs)));
                under.add(one.under(quote.quoteId(), comparison.terms()));
            }
        }
        return new Under(under, found);
    }

    private static QuoteDifference difference(Purchase sold, UUID quoteId, Difference one) {
        return new QuoteDifference(
                Ids.next(),
                sold.purchaseId(),
                quoteId,
                one.rule(),
                one.lineId(),
                one.sku() == null ? null : one.sku().code(),
                one.quoted(),
                one.paid(),
                sold.channel(),
                sold.location().number(),
                sold.purchasedAt());
    }
}
