package org.unisson.order.receipt.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;
import org.unisson.chassis.rest.ProblemMappers;
import org.unisson.chassis.values.Money;
import org.unisson.order.purchase.domain.Attended;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.receipt.application.Handed;
import org.unisson.order.receipt.application.Submitted;
import org.unisson.order.receipt.application.SubmittedVoid;
import org.unisson.order.receipt.domain.Flaw;
import org.unisson.order.receipt.domain.Receipt;
import org.unisson.order.receipt.domain.ReceiptLine;
import org.unisson.order.receipt.domain.ReceiptRules;
import org.unisson.order.receipt.domain.ReceiptTender;
import org.unisson.order.receipt.domain.ReceiptTerms;
import org.unisson.order.receipt.domain.VoidReceipt;

/** Reads the receipts of a batch one by one. */
@Singleton
class ReceiptReading {

    private final ProblemMappers problems = new ProblemMappers();
    private final ObjectReader reader;
    private final Clock clock;

    ReceiptReading(ObjectMapper json, Clock clock) {
        // 19.99 where cents are wanted must not become 19.
        this.reader = json.readerFor(ReceiptDocument.class).without(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        this.clock = clock;
    }

    /**
     * The receipt at that place of the batch.
     *
     * @throws org.unisson.chassis.rest.ProblemException 400 that says everything that is wrong with it and where
     */
    Handed read(int index, JsonNode node) {
        ReceiptDocument document = document(index, node);
        refuse(index, Missing.from(document));
        if (document.isVoid()) {
            VoidReceipt receipt = voiding(document);
            refuse(index, ReceiptRules.flaws(receipt, clock.instant()));
            return SubmittedVoid.of(index, receipt);
        }
        Receipt receipt = receipt(document);
        refuse(index, ReceiptRules.flaws(receipt, clock.instant()));
        return Submitted.of(index, receipt);
    }

    private static VoidReceipt voiding(ReceiptDocument document) {
        return new VoidReceipt(
                new ReceiptRef(document.store(), document.till(), document.number()),
                named(document, document.voids()),
                document.channel(),
                document.occurredAt().truncatedTo(ChronoUnit.MICROS),
                document.total(),
                document.session());
    }

    private static ReceiptRef named(ReceiptDocument document, ReceiptDocument.Named named) {
        return named == null ? null : new ReceiptRef(document.store(), named.till(), named.number());
    }

    /** The receipt's key as far as it can be read. */
    static String key(JsonNode node) {
        return String.join(
                "/",
                node.path("store").asText("?"),
                node.path("till").asText("?"),
                node.path("number").asText("?"));
    }

    private ReceiptDocument document(int index, JsonNode node) {
        if (node == null || !node.isObject()) {
            throw Problem.invalid("/receipts/" + index, "a receipt is an object")
                    .asException();
        }
        try {
            return reader.treeToValue(node, ReceiptDocument.class);
        } catch (JsonProcessingException unreadable) {
            Problem problem = (Problem) problems.unreadable(unreadable).getEntity();
            throw Problem.invalid(problem.violations().stream()
                            .map(violation ->
                                    new Violation("/receipts/" + index + violation.pointer(), violation.message()))
                            .toList())
                    .asException();
        }
    }

    private static Receipt receipt(ReceiptDocument document) {
        Money nothing = Money.zero(document.total().currency());
        return new Receipt(
                new ReceiptRef(document.store(), document.till(), document.number()),
                document.channel(),
                document.card(),
                document.customerId(),
                document.occurredAt().truncatedTo(ChronoUnit.MICROS),
                document.currency(),
                document.lines().stream()
                        .map(line -> new ReceiptLine(
                                line.sku(),
                                line.quantity(),
                                line.unitPrice(),
                                line.discount() == null ? nothing : line.discount(),
                                line.total(),
                                line.giftCard() == null ? null : line.giftCard().giftCardId()))
                        .toList(),
                document.tenders().stream()
                        .map(tender -> new ReceiptTender(tender.kind(), tender.amount(), tender.reference()))
                        .toList(),
                document.total(),
                document.session(),
                named(document, document.corrects()),
                new ReceiptTerms(new Attended(document.seller(), document.appointment()), document.quote()));
    }

    private static void refuse(int index, List<Flaw> flaws) {
        if (!flaws.isEmpty()) {
            throw Problem.invalid(flaws.stream()
                            .map(flaw -> new Violation("/receipts/" + index + flaw.pointer(), flaw.message()))
                            .toList())
                    .asException();
        }
    }
}
