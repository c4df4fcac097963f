package org.unisson.demo.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What clients send, field by field as the services' OpenAPI documents describe it. A null field is left out. */
public final class Requests {

    private Requests() {}

    /** PUT /channels/{id}. */
    public record Channel(String name, String kind, String currency, boolean active) {}

    /** PUT /locations/{gln}. */
    public record Location(
            String name,
            String kind,
            String country,
            String postcode,
            String city,
            double latitude,
            double longitude,
            String timeZone,
            List<String> capabilities,
            Boolean open) {}

    /** POST /products/batch. */
    public record Products(List<Product> products) {}

    /** A product of a batch. */
    public record Product(
            UUID productId,
            String brand,
            String category,
            Map<String, String> names,
            String status,
            List<Variant> variants) {}

    /** A variant of a product. */
    public record Variant(String sku, String gtin, Map<String, String> options) {}

    /** POST /prices/batch. */
    public record Prices(List<PricesOfSku> items) {}

    /** All prices of a SKU. */
    public record PricesOfSku(String sku, List<Price> prices) {}

    /**
     * A price.
     *
     * @param channel the one it is for; where neither it nor a list is named, for every channel
     * @param list the named list it belongs to
     * @param validFrom its first instant; null: always
     * @param validTo the first instant at which it holds no more; null: it stays
     */
    public record Price(String channel, String list, Amount price, Instant validFrom, Instant validTo) {

        /** For ever. */
        public Price(String channel, Amount price) {
            this(channel, null, price, null, null);
        }
    }

    /** PUT /price-lists/{id}. @param segment the customers it is for @param reason why its prices differ */
    public record PriceList(
            String name, String currency, List<String> channels, String segment, int priority, String reason) {}

    /** POST /customers/batch. */
    public record Customers(List<Customer> customers) {}

    /** A customer of a batch. */
    public record Customer(
            Reference reference,
            String givenName,
            String familyName,
            String email,
            String phone,
            List<String> cards,
            String language,
            List<Consent> consents,
            String attachedTo) {

        /** One of whom another system knows no more than a card. */
        public static Customer ofCard(Reference reference, String card) {
            return new Customer(reference, null, null, null, null, List.of(card), "en", null, null);
        }
    }

    /** How another system names a customer. */
    public record Reference(String source, String id) {}

    /** A consent and where it was given. */
    public record Consent(String purpose, boolean granted, String source) {}

    /** POST /stock/movements. */
    public record Movements(List<Movement> movements) {}

    /**
     * Pieces that came or went.
     *
     * @param reason RECEIPT, ADJUSTMENT, SHRINKAGE or WRITE_OFF
     * @param reference number of the document that says so: it is booked once, for ever
     */
    public record Movement(
            String sku, String location, long quantity, String reason, Instant occurredAt, String reference) {

        /** Without a document. */
        public Movement(String sku, String location, long quantity, String reason, Instant occurredAt) {
            this(sku, location, quantity, reason, occurredAt, null);
        }
    }

    /** POST /receipts/batch. */
    public record Receipts(List<Receipt> receipts) {}

    /** A till receipt. */
    public record Receipt(
            String store,
            String till,
            String number,
            String channel,
            String card,
            Instant occurredAt,
            String currency,
            List<ReceiptLine> lines,
            List<Tender> tenders,
            Amount total) {}

    /** A line: unitPrice × quantity − discount = total. */
    public record ReceiptLine(String sku, long quantity, Amount unitPrice, Amount discount, Amount total) {}

    /** A means of payment. @param kind CARD, CASH, POINTS or GIFT_CARD */
    public record Tender(String kind, Amount amount) {}

    /** POST /carts. */
    public record NewCart(String channel, String customerId) {}

    /** POST /carts/{id}/lines. */
    public record NewLine(String sku, long quantity, String channel) {}

    /** POST /carts/{id}/checkout. */
    public record Checkout(String channel, String method, String location, String cardToken, Long points) {}

    /** POST /orders. @param externalReference what another system calls it: one order per channel, for ever */
    public record NewOrder(
            String channel,
            String customerId,
            List<OrderLine> lines,
            String method,
            String location,
            String cardToken,
            Long points,
            Instant placedAt,
            String externalReference) {

        /** Of no other system. */
        public NewOrder(
                String channel,
                String customerId,
                List<OrderLine> lines,
                String method,
                String location,
                String cardToken,
                Long points,
                Instant placedAt) {
            this(channel, customerId, lines, method, location, cardToken, points, placedAt, null);
        }

        /** The same, as another system calls it. */
        public NewOrder known(String reference) {
            return new NewOrder(channel, customerId, lines, method, location, cardToken, points, placedAt, reference);
        }
    }

    /** A line of an order. @param unitPrice null: what the channel asks */
    public record OrderLine(String sku, long quantity, Amount unitPrice) {}

    /** POST /purchases/{id}/returns. @param reference what another system calls it: one per purchase, for ever */
    public record Return(
            String channel, String location, List<ReturnedLine> lines, Instant occurredAt, String reference) {

        /** Of no other system. */
        public Return(String channel, String location, List<ReturnedLine> lines, Instant occurredAt) {
            this(channel, location, lines, occurredAt, null);
        }
    }

    /** Pieces of a line that come back. @param condition SELLABLE, QUALITY_CONTROL or DAMAGED */
    public record ReturnedLine(String lineId, long quantity, String condition) {}

    /** A body without fields. */
    public record Nothing() {}
}
