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

    Uni<Known> of(Transaction tx, List<Receipt> receipts) {
        List<Sku> skus = receipts.stream()
                .flatMap(receipt -> receipt.lines().stream())
                .map(ReceiptLine::sku)
                .distinct()
                .toList();
        List<Gln> stores = receipts.stream()
                .map(receipt -> receipt.reference().store())
                .distinct()
                .toList();
        List<String> channels =
                receipts.stream().map(Receipt::channel).distinct().toList();
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
        List<Violation> unknownIn(Submitted submitted) {
            Receipt receipt = submitted.receipt();
            String pointer = "/receipts/" + submitted.index();
            List<Violation> violations = new ArrayList<>();
            if (!stores.contains(receipt.reference().store())) {
                violations.add(new Violation(
                        pointer + "/store",
                        "there is no location " + receipt.reference().store()));
            }
            SalesChannel channel = channels.get(receipt.channel());
            if (channel == null) {
                violations.add(new Violation(pointer + "/channel", "there is no channel " + receipt.channel()));
            } else if (!channel.currency().equals(receipt.currency())) {
                violations.add(new Violation(
                        pointer + "/currency", "the channel " + channel.id() + " sells in " + channel.currency()));
            }
            for (int index = 0; index < receipt.lines().size(); index++) {
                Sku sku = receipt.lines().get(index).sku();
                if (!skus.contains(sku)) {
                    violations.add(new Violation(pointer + "/lines/" + index + "/sku", "there is no SKU " + sku));
                }
            }
            return violations;
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
