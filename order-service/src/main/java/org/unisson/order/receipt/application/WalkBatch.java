package org.unisson.order.receipt.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.purchase.application.RecordPurchase;
import org.unisson.order.purchase.domain.Attended;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.quote.application.OpenQuote;
import org.unisson.order.quote.application.OpenQuote.Checked;
import org.unisson.order.receipt.application.Chains.Chained;
import org.unisson.order.receipt.application.QuotedSales.Given;
import org.unisson.order.receipt.domain.ContentHash;
import org.unisson.order.receipt.domain.LinkKind;

/**
 * Takes the receipts of a batch in their order: sales together, with a handful of statements whatever their number, and
 * each void after the sales before it, so that it may void one of them.
 */
@ApplicationScoped
class WalkBatch {

    private final RecordPurchase recordPurchase;
    private final Receipts receipts;
    private final Voids voids;
    private final TakeVoid takeVoid;
    private final Chains chains;
    private final QuotedSales quoted;

    WalkBatch(
            RecordPurchase recordPurchase,
            Receipts receipts,
            Voids voids,
            TakeVoid takeVoid,
            Chains chains,
            QuotedSales quoted) {
        this.quoted = quoted;
        this.recordPurchase = recordPurchase;
        this.receipts = receipts;
        this.voids = voids;
        this.takeVoid = takeVoid;
        this.chains = chains;
    }

    Uni<Void> walk(Transaction tx, BatchInHand hand, ReceiptReferences.Known known) {
        List<Handed> fresh = hand.fresh();
        List<ReceiptRef> toVoid = fresh.stream()
                .filter(SubmittedVoid.class::isInstance)
                .map(handed -> ((SubmittedVoid) handed).receipt().voids())
                .toList();
        List<ReceiptRef> corrected = fresh.stream()
                .filter(Submitted.class::isInstance)
                .map(handed -> ((Submitted) handed).receipt().corrects())
                .filter(Objects::nonNull)
                .toList();
        return voids.hold(tx, toVoid)
                .chain(() -> voids.voided(tx, corrected))
                .chain(voided -> quoted.check(tx, fresh)
                        .map(quotes -> new Walk(tx, hand, known, fresh, new HashMap<>(voided), quotes)))
                .chain(walk -> walk.from(0).chain(() -> chains.append(tx, walk.links)));
    }

    private final class Walk {

        private final Transaction tx;
        private final BatchInHand hand;
        private final ReceiptReferences.Known known;
        private final List<Handed> fresh;
        private final Map<ReceiptRef, UUID> voided;
        private final Map<String, Checked> quotes;
        private final Map<UUID, Given> given = new HashMap<>();
        private final List<Purchase> sold = new ArrayList<>();
        private final Map<UUID, Attended> attended = new HashMap<>();
        private final Map<UUID, ReceiptRef> corrections = new HashMap<>();
        private final List<Chained> links = new ArrayList<>();

        Walk(
                Transaction tx,
                BatchInHand hand,
                ReceiptReferences.Known known,
                List<Handed> fresh,
                Map<ReceiptRef, UUID> voided,
                Map<String, Checked> quotes) {
            this.quotes = quotes;
            this.tx = tx;
            this.hand = hand;
            this.known = known;
            this.fresh = fresh;
            this.voided = voided;
        }

        Uni<Void> from(int place) {
            for (int next = place; next < fresh.size(); next++) {
                if (hand.refused(fresh.get(next))) {
                    continue;
                }
                switch (fresh.get(next)) {
                    case Submitted sale -> sell(sale);
                    case SubmittedVoid voiding -> {
                        int after = next + 1;
                        return recorded().chain(() -> takeBack(voiding)).chain(() -> from(after));
                    }
                }
            }
            return recorded();
        }

        private void sell(Submitted sale) {
            ReceiptRef corrects = sale.receipt().corrects();
            if (corrects != null && (!voided.containsKey(corrects) || hand.voidRefused(corrects))) {
                hand.refuseVoidOf(corrects);
                hand.refuse(
                        sale,
                        Problem.conflict(
                                "not-voided",
                                "Receipt " + corrects + ", which this one corrects, is not voided: hand its void in"
                                        + " before."));
                return;
            }
            String quote = sale.receipt().terms().quote();
            if (quote != null && quotes.get(quote) instanceof Checked.Untold) {
                // As what names a SKU that is not known yet: it can be handed in again.
                if (corrects != null) {
                    hand.refuseVoidOf(corrects);
                }
                hand.refuse(sale, OpenQuote.keyUnknown());
                return;
            }
            UUID id = hand.idOf(sale);
            if (quote != null) {
                given.put(id, new Given(quote, quotes.get(quote), voided.get(corrects)));
            }
            sold.add(known.purchase(sale.receipt(), id));
            attended.put(id, sale.receipt().terms().attended());
            if (corrects != null) {
                corrections.put(id, corrects);
            }
            links.add(new Chained(
                    sale.key(),
                    LinkKind.RECEIPT,
                    id,
                    null,
                    ContentHash.fiscal(sale.receipt()),
                    sale.receipt().occurredAt()));
            hand.take(sale, id);
        }

        private Uni<Void> recorded() {
            List<Purchase> made = List.copyOf(sold);
            Map<UUID, ReceiptRef> corrected = Map.copyOf(corrections);
            sold.clear();
            corrections.clear();
            return quoted.claim(tx, made, given)
                    .chain(under -> recordPurchase
                            .record(tx, under.made(), attended)
                            .chain(() -> quoted.note(tx, under.found())))
                    .chain(() -> receipts.correct(tx, corrected));
        }

        private Uni<Void> takeBack(SubmittedVoid voiding) {
            UUID id = hand.idOf(voiding);
            return takeVoid.take(tx, voiding.receipt(), id)
                    .invoke(outcome -> {
                        switch (outcome) {
                            case TakeVoid.Outcome.Refused refused -> hand.refuse(voiding, refused.problem());
                            case TakeVoid.Outcome.Voided done -> {
                                voided.put(voiding.receipt().voids(), done.purchaseId());
                                links.add(new Chained(
                                        voiding.key(),
                                        LinkKind.VOID,
                                        done.purchaseId(),
                                        id,
                                        ContentHash.fiscal(done.back()),
                                        voiding.receipt().occurredAt()));
                                hand.take(voiding, done.purchaseId());
                            }
                        }
                    })
                    .replaceWithVoid();
        }
    }
}
