package org.unisson.catalog.purchase.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisson.chassis.persons.PersonalData;

/** What catalog-service keeps of persons. */
@ApplicationScoped
class CatalogPersonalData implements PersonalData {

    private static final String REVIEWS = """
            select review.review_id::text, jsonb_build_object(
                'reviewId', review.review_id, 'customerId', review.customer_id, 'productId', review.product_id,
                'rating', review.rating, 'language', review.language, 'content', review.content,
                'status', review.status, 'reason', review.reason, 'verified', review.verified,
                'answer', review.answer, 'createdAt', review.created_at, 'changedAt', review.changed_at,
                'publishedAt', review.published_at,
                'versions', (select jsonb_agg(jsonb_build_object('version', history.version,
                        'content', history.content, 'changedAt', history.changed_at) order by history.version)
                    from review_history history where history.review_id = review.review_id))
            from review where review.customer_id = any($1)""";

    // A receipt may name the card alone: it is its holder's.
    private static final String PURCHASES = """
            with own as (
                select purchase_id, sku from sale_line where customer_id = any($1)
                union
                select purchase_id, sku from sale_line where customer_id is null
                    and card in (select unnest(cards) from shopper where customer_id = any($1) and gone_at is null))
            select line.purchase_id || ' ' || line.sku, jsonb_build_object('purchaseId', line.purchase_id,
                'sku', line.sku, 'productId', line.product_id, 'boughtAt', line.bought_at, 'pieces', line.pieces,
                'returned', line.returned)
            from own join sale_line line using (purchase_id, sku)""";

    private static final String CARDS = """
            select known.customer_id::text, jsonb_build_object('customerId', known.customer_id,
                'cards', to_jsonb(known.cards))
            from shopper known where known.customer_id = any($1) and known.gone_at is null""";

    private static final String INVITATIONS = """
            select invited.operation_id || ' ' || invited.customer_id, jsonb_build_object(
                'operationId', invited.operation_id, 'customerId', invited.customer_id)
            from operation_invitation invited where invited.customer_id = any($1)""";

    private static final String QUOTES = """
            select quote.quote_id::text, jsonb_build_object('quoteId', quote.quote_id,
                'customerId', quote.customer_id, 'createdAt', quote.created_at, 'validUntil', quote.valid_until)
            from quote where quote.customer_id = any($1)""";

    private static final String LOCKS = """
            select held.quote_id::text, jsonb_build_object('quoteId', held.quote_id, 'customerId', held.customer_id,
                'orderId', held.order_id, 'state', held.state, 'lockedUntil', held.locked_until,
                'changedAt', held.changed_at)
            from quote_lock held where held.customer_id = any($1)""";

    private static final String USES = """
            select used.quote_id || ' ' || used.operation_id, jsonb_build_object('quoteId', used.quote_id,
                'operationId', used.operation_id, 'customerId', used.customer_id, 'amountMinor', used.amount,
                'code', used.code, 'held', used.held)
            from quote_claim used where used.customer_id = any($1)""";

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("reviews", Set.of("review", "review_history"), REVIEWS),
                new Part("purchases", Set.of("sale_line"), PURCHASES),
                new Part("cards", Set.of("shopper"), CARDS),
                new Part("invitations", Set.of("operation_invitation"), INVITATIONS),
                new Part("quotes", Set.of("quote"), QUOTES),
                new Part("quoteLocks", Set.of("quote_lock"), LOCKS),
                new Part("advantagesUsed", Set.of("quote_claim"), USES));
    }

    @Override
    public Map<String, String> keptBack() {
        return Map.of("belonging", "which ids are one person: every export names them");
    }
}
