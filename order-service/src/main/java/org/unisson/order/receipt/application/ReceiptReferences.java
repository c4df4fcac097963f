package org.unisson.order.receipt.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem.Violation;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.receipt.domain.Receipt;
import org.unisson.order.receipt.domain.ReceiptLine;
import org.unisson.order.reference.application.KnownReferences;
import org.unisson.order.reference.domain.SalesChannel;

/** Looks up what a batch of receipts names: four statements whatever its size. */
@ApplicationScoped
class ReceiptReferences {

    private final KnownReferences references;

    ReceiptReferences(KnownReferences references) {
        this.references = references;
    }

    Uni<Known> of(Transaction tx, List<Handed> batch) {
        List<Receipt> receipts = batch.stream()
                .filter(Submitted.class::isInstance)
                .map(handed -> ((Submitted) handed).receipt())
                .toList();
        List<Sku> skus = receipts.stream()
                .flatMap(receipt -> receipt.lines().stream())
                .map(ReceiptLine::sku)
                .distinct()
                .toList();
        List<Gln> stores =
                batch.stream().map(handed -> handed.key().store()).distinct().toList();
        List<String> channels = batch.stream().map(Handed::channel).distinct().toList();
        return references.skus(tx, skus).chain(knownSkus -> references
                .locations(tx, stores)
                .chain(knownStores -> references.channels(tx, channels).chain(knownChannels -> customers(tx, receipts)
                        .map(byCard -> new Known(knownSkus, knownStores, knownChannels, byCard)))));
    }

    private Uni<Map<String, UUID>> customers(Transaction tx, List<Receipt> receipts) {
        List<String> cards = receipts.stream()
                .filter(receipt -> receipt.customerId() == null && receipt.card() != null)
                .map(Receipt::card)
                .distinct()
                .toList();
        return cards.isEmpty() ? Uni.createFrom().item(Map.of()) : references.customersOf(tx, cards);
    }

    /** What was found of it. */
    record Known(Set<Sku> skus, Set<Gln> stores, Map<String, SalesChannel> channels, Map<String, UUID> customers) {

        /** What the receipt names that does not exist. Withdrawn products and closed stores do: the sale happened. */
        List<Violation> unknownIn(Handed handed) {
            String pointer = "/receipts/" + handed.index();
            List<Violation> violations = new ArrayList<>();
            if (!stores.contains(handed.key().store())) {
                violations.add(new Violation(
                        pointer + "/store",
                        "there is no location " + handed.key().store()));
            }
            SalesChannel channel = channels.get(handed.channel());
            if (channel == null) {
                violations.add(new Violation(pointer + "/channel", "there is no channel " + handed.channel()));
            } else if (!channel.currency().equals(handed.currency())) {
                violations.add(new Violation(
                        pointer + "/currency", "the channel " + channel.id() + " sells in " + channel.currency()));
            }
            if (handed instanceof Submitted sale) {
                unknownSkus(sale.receipt(), pointer, violations);
            }
            return violations;
        }

        private void unknownSkus(Receipt receipt, String pointer, List<Violation> violations) {
            for (int index = 0; index < receipt.lines().size(); index++) {
                Sku sku = receipt.lines().get(index).sku();
                if (!skus.contains(sku)) {
                    violations.add(new Violation(pointer + "/lines/" + index + "/sku", "there is no SKU " + sku));
                }
            }
        }

        /** The sale that the receipt proves, with the customer found by the card where the till named none. */
        Purchase purchase(Receipt receipt, UUID purchaseId) {
            UUID customer = receipt.customerId() != null || receipt.card() == null
                    ? receipt.customerId()
                    : customers.get(receipt.card());
            return receipt.asPurchase(purchaseId, customer, Ids::next);
        }
    }
}
