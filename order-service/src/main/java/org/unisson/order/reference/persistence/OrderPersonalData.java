package org.unisson.order.reference.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisson.chassis.persons.PersonalData;

/** What order-service keeps of persons. */
@ApplicationScoped
class OrderPersonalData implements PersonalData {

    private static final String CARTS = """
            select cart.cart_id::text, jsonb_build_object(
                'cartId', cart.cart_id, 'customerId', cart.customer_id, 'status', cart.status, 'channel', cart.channel,
                'touchedAt', cart.touched_at, 'orderId', cart.order_id, 'mergedInto', cart.merged_into,
                'lines', (select jsonb_agg(jsonb_build_object('lineId', line -> 'lineId', 'sku', line -> 'sku',
                        'quantity', line -> 'quantity', 'addedOn', line -> 'addedOn'))
                    from jsonb_array_elements(cart.lines) line),
                'shares', (select jsonb_agg(jsonb_build_object('shareId', share.share_id, 'right', share.share_right,
                        'label', share.label, 'madeAt', share.made_at, 'expiresAt', share.expires_at,
                        'revokedAt', share.revoked_at) order by share.share_id)
                    from cart_share share where share.cart_id = cart.cart_id))
            from cart where cart.customer_id = any($1)""";

    private static final String RESTS = """
            select rest.fact_id::text, jsonb_build_object('cartId', rest.cart_id, 'customerId', rest.customer_id,
                'channel', rest.channel, 'touchedAt', rest.touched_at, 'abandonedAt', rest.abandoned_at)
            from cart_rest rest where rest.customer_id = any($1)""";

    private static final String ORDERS = """
            select orders.order_id::text, jsonb_build_object(
                'orderId', orders.order_id, 'customerId', orders.customer_id, 'status', orders.status,
                'reason', orders.reason, 'remark', orders.remark, 'card', orders.card, 'channel', orders.channel,
                'soldAt', orders.sold_at, 'placedAt', orders.placed_at, 'changedAt', orders.changed_at,
                'total', jsonb_build_object('minor', orders.total_minor, 'currency', orders.currency),
                'points', orders.points, 'purchaseId', orders.purchase_id,
                'delivery', nullif(jsonb_strip_nulls(jsonb_build_object('country',
                        coalesce(orders.destination_country, orders.delivery_country),
                    'postcode', orders.delivery_postcode, 'latitude', orders.destination_latitude,
                    'longitude', orders.destination_longitude)), '{}'),
                'lines', (select jsonb_agg(jsonb_build_object('lineId', line -> 'lineId', 'sku', line -> 'sku',
                        'quantity', line -> 'quantity', 'unitPrice', line -> 'unitPrice', 'total', line -> 'total',
                        'method', line -> 'method', 'location', line -> 'location'))
                    from jsonb_array_elements(orders.lines) line),
                'addresses', (select jsonb_agg(jsonb_build_object('address', address.address,
                        'givenBy', address.given_by, 'givenAt', address.given_at) order by address.version)
                    from order_address address where address.order_id = orders.order_id),
                'appointment', (select appointment.reference from order_appointment appointment
                    where appointment.order_id = orders.order_id))
            from orders where orders.customer_id = any($1)""";

    private static final String CONSIGNMENTS = """
            select consignment.consignment_id::text, jsonb_build_object(
                'consignmentId', consignment.consignment_id, 'orderId', consignment.order_id,
                'location', consignment.location, 'method', consignment.method, 'status', consignment.status,
                'promisedBy', consignment.promised_by, 'brokenAt', consignment.broken_at,
                'carrier', consignment.carrier, 'trackingNumber', consignment.tracking_number,
                'slotFrom', consignment.slot_from, 'slotTo', consignment.slot_to,
                'collectBy', consignment.collect_by, 'collectedBy', consignment.collected_by,
                'changedAt', consignment.changed_at)
            from consignment join orders on orders.order_id = consignment.order_id
            where orders.customer_id = any($1)""";

    // A receipt may name the card alone: it is its holder's.
    private static final String OWN_PURCHASES = """
            with own as (
                select purchase_id from purchase where customer = any($1)
                union
                select purchase_id from purchase where customer is null
                    and card = any(array(select card from known_card where customer = any($1))))""";

    private static final String PURCHASES = OWN_PURCHASES + """

            select purchase.purchase_id::text, jsonb_build_object(
                'purchaseId', purchase.purchase_id, 'customerId', purchase.customer, 'card', purchase.card,
                'kind', purchase.kind, 'orderId', purchase.order_id, 'store', purchase.store, 'till', purchase.till,
                'number', purchase.number, 'channel', purchase.channel, 'purchasedAt', purchase.purchased_at,
                'total', jsonb_build_object('minor', purchase.total, 'currency', purchase.currency),
                'lines', (select jsonb_agg(jsonb_build_object('lineId', line.line_id, 'sku', line.sku,
                        'quantity', line.quantity, 'unitPriceMinor', line.unit_price, 'discountMinor', line.discount,
                        'totalMinor', line.total, 'returned', line.returned) order by line.position)
                    from purchase_line line where line.purchase_id = purchase.purchase_id),
                'tenders', (select jsonb_agg(jsonb_build_object('kind', tender.kind, 'amountMinor', tender.amount,
                        'refundedMinor', tender.refunded) order by tender.position)
                    from purchase_tender tender where tender.purchase_id = purchase.purchase_id))
            from own join purchase using (purchase_id)""";

    private static final String RETURNS = OWN_PURCHASES + """

            select back.return_id::text, jsonb_build_object(
                'returnId', back.return_id, 'purchaseId', back.purchase_id, 'channel', back.channel,
                'location', back.location, 'returnedAt', back.returned_at,
                'total', jsonb_build_object('minor', back.total, 'currency', back.currency),
                'lines', (select jsonb_agg(jsonb_build_object('lineId', line.line_id, 'sku', line.sku,
                        'quantity', line.quantity, 'refundMinor', line.refund, 'condition', line.condition)
                        order by line.position)
                    from return_line line where line.return_id = back.return_id),
                'refunds', (select jsonb_agg(jsonb_build_object('kind', refund.kind, 'amountMinor', refund.amount)
                        order by refund.position)
                    from return_refund refund where refund.return_id = back.return_id))
            from own join purchase_return back using (purchase_id)""";

    private static final String UNRECEIPTED = """
            select back.return_id::text, jsonb_build_object(
                'returnId', back.return_id, 'customerId', back.customer, 'channel', back.channel,
                'location', back.location, 'reason', back.reason, 'tender', back.tender,
                'returnedAt', back.returned_at,
                'total', jsonb_build_object('minor', back.total, 'currency', back.currency),
                'lines', (select jsonb_agg(jsonb_build_object('lineId', line.line_id, 'sku', line.sku,
                        'quantity', line.quantity, 'refundMinor', line.refund, 'condition', line.condition)
                        order by line.position)
                    from unreceipted_return_line line where line.return_id = back.return_id))
            from unreceipted_return back where back.customer = any($1)""";

    private static final String CLAIMS = """
            select claim.claim_id::text, jsonb_build_object(
                'claimId', claim.claim_id, 'customerId', claim.customer, 'orderId', claim.order_id,
                'kind', claim.kind, 'status', claim.status, 'reason', claim.reason, 'variant', claim.variant,
                'value', jsonb_build_object('minor', claim.value, 'currency', claim.currency),
                'replacementOrder', claim.replacement_order, 'madeAt', claim.made_at,
                'lines', (select jsonb_agg(jsonb_build_object('lineId', line.line_id, 'sku', line.sku,
                        'quantity', line.quantity) order by line.position)
                    from claim_line line where line.claim_id = claim.claim_id),
                'decisions', (select jsonb_agg(jsonb_build_object('status', decision.status, 'reason', decision.reason,
                        'remark', decision.remark, 'decidedAt', decision.decided_at) order by decision.version)
                    from claim_decision decision where decision.claim_id = claim.claim_id))
            from claim where claim.customer = any($1)""";

    private static final String CLAIMED_RECEIPTS = """
            select claimed.claim_id::text, jsonb_build_object('claimId', claimed.claim_id,
                'customerId', claimed.customer, 'purchaseId', claimed.purchase_id, 'claimedAt', claimed.claimed_at)
            from purchase_claim claimed where claimed.customer = any($1)""";

    private static final String WRONG_CODES = """
            select wrong.customer::text, jsonb_build_object('customerId', wrong.customer, 'wrong', wrong.wrong,
                'since', wrong.since)
            from wrong_claim wrong where wrong.customer = any($1)""";

    private static final String CARDS = """
            select known.card, jsonb_build_object('customerId', known.customer, 'card', known.card,
                'changedAt', known.changed_at)
            from known_card known where known.customer = any($1)""";

    private static final String ATTACHMENTS = """
            select known.customer::text, jsonb_build_object('customerId', known.customer, 'store', known.store)
            from known_attachment known where known.customer = any($1)""";

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("carts", Set.of("cart", "cart_share"), CARTS),
                new Part("abandonedCarts", Set.of("cart_rest"), RESTS),
                new Part("orders", Set.of("orders", "order_address", "order_appointment"), ORDERS),
                new Part("consignments", Set.of("consignment"), CONSIGNMENTS),
                new Part("purchases", Set.of("purchase", "purchase_line", "purchase_tender"), PURCHASES),
                new Part("returns", Set.of("purchase_return", "return_line", "return_refund"), RETURNS),
                new Part("returnsWithoutReceipt", Set.of("unreceipted_return", "unreceipted_return_line"), UNRECEIPTED),
                new Part("claims", Set.of("claim", "claim_line", "claim_decision"), CLAIMS),
                new Part("claimedReceipts", Set.of("purchase_claim"), CLAIMED_RECEIPTS),
                new Part("wrongReceiptCodes", Set.of("wrong_claim"), WRONG_CODES),
                new Part("cards", Set.of("known_card"), CARDS),
                new Part("attachments", Set.of("known_attachment"), ATTACHMENTS));
    }

    @Override
    public Map<String, String> keptBack() {
        return Map.of("belonging", "which ids are one person: every export names them");
    }
}
