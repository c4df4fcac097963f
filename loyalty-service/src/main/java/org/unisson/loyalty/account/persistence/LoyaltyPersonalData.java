package org.unisson.loyalty.account.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisson.chassis.persons.PersonalData;

/** What loyalty-service keeps of persons. Gift cards are whoever's has them in hand, and so nobody's here. */
@ApplicationScoped
class LoyaltyPersonalData implements PersonalData {

    // An account is the person's by customer, by a name that leads to it, or because it went into one that is.
    private static final String OWN_ACCOUNTS = """
            with recursive own as (
                select account_id from account where customer_id = any($1)
                union
                select account_id from account_name
                where account_id is not null
                    and name = any(array(select 'customer:' || customer from unnest($1::uuid[]) customer))
                union
                select former.account_id from own join account former on former.merged_into = own.account_id)
            """;

    private static final String ACCOUNTS = OWN_ACCOUNTS + """
            select account.account_id::text, jsonb_build_object('accountId', account.account_id,
                'customerId', account.customer_id, 'points', account.points, 'held', account.held,
                'pending', account.pending, 'mergedInto', account.merged_into, 'changedAt', account.changed_at,
                'names', (select jsonb_agg(known.name order by known.name) from account_name known
                    where known.account_id = account.account_id),
                'lots', (select jsonb_agg(jsonb_build_object('lotId', lot.lot_id, 'activeAt', lot.active_at,
                        'expiresAt', lot.expires_at, 'pending', lot.pending, 'free', lot.free, 'held', lot.held,
                        'expired', lot.expired) order by lot.lot_id)
                    from lot where lot.account_id = account.account_id
                        and (lot.pending > 0 or lot.free > 0 or lot.held > 0)))
            from own join account using (account_id)""";

    private static final String ENTRIES = OWN_ACCOUNTS + """
            select entry.entry_id::text, jsonb_build_object('entryId', entry.entry_id,
                'accountId', entry.account_id, 'points', entry.points, 'balance', entry.balance,
                'cause', entry.cause, 'source', entry.source, 'occurredAt', entry.occurred_at,
                'recordedAt', entry.recorded_at,
                'reason', (select adjustment.reason from adjustment where adjustment.entry_id = entry.entry_id),
                'postings', (select jsonb_agg(jsonb_build_object('book', posting.book, 'points', posting.points)
                        order by posting.position)
                    from posting where posting.entry_id = entry.entry_id))
            from own join entry using (account_id)""";

    private static final String HOLDS = OWN_ACCOUNTS + """
            select hold.order_id::text, jsonb_build_object('orderId', hold.order_id, 'accountId', hold.account_id,
                'state', hold.state, 'points', hold.points, 'refunded', hold.refunded,
                'worth', case when hold.value is not null
                    then jsonb_build_object('minor', hold.value, 'currency', hold.currency) end,
                'refusal', hold.refusal, 'decidedAt', hold.decided_at)
            from own join hold using (account_id)""";

    private static final String PURCHASES = OWN_ACCOUNTS + """
            , told as (
                select purchase_id from own join purchase using (account_id)
                union
                select purchase_id from purchase
                where account_id is null and card is null and customer_id = any($1))
            select purchase.purchase_id::text, jsonb_build_object('purchaseId', purchase.purchase_id,
                'orderId', purchase.order_id, 'customerId', purchase.customer_id, 'card', purchase.card,
                'accountId', purchase.account_id, 'currency', purchase.currency,
                'paidWithMoneyMinor', purchase.paid_with_money, 'paidWithPoints', purchase.paid_with_points,
                'moneyBackMinor', purchase.money_back, 'pointsBack', purchase.points_back,
                'purchasedAt', purchase.purchased_at,
                'returns', (select jsonb_agg(jsonb_build_object('returnId', back.return_id,
                        'pointsReversed', back.reversed, 'pointsRefunded', back.refunded,
                        'returnedAt', back.returned_at) order by back.position)
                    from purchase_return back where back.purchase_id = purchase.purchase_id))
            from told join purchase using (purchase_id)""";

    private static final String REFUND_CARDS = """
            select card.refund_id::text, jsonb_build_object('refundId', card.refund_id,
                'customerId', card.customer_id, 'location', card.location, 'minor', card.minor,
                'currency', (select gift_card.currency from gift_card
                    where gift_card.gift_card_id = card.gift_card_id),
                'madeAt', card.made_at)
            from refund_card card where card.customer_id = any($1)""";

    private static final String GESTURES = """
            select gesture.gesture_id::text, jsonb_build_object('gestureId', gesture.gesture_id,
                'customerId', gesture.customer_id, 'kind', gesture.kind, 'occasion', gesture.occasion,
                'points', gesture.points, 'state', gesture.state, 'rule', gesture.rule,
                'variant', gesture.variant, 'reason', gesture.reason, 'decidedReason', gesture.decided_reason,
                'askedAt', gesture.asked_at, 'decidedAt', gesture.decided_at)
            from gesture where gesture.customer_id = any($1)""";

    private static final String LINES = """
            select line.purchase_id || ' ' || line.line_id, jsonb_build_object('purchaseId', line.purchase_id,
                'lineId', line.line_id, 'customerId', line.customer_id, 'card', line.card, 'sku', line.sku,
                'quantity', line.quantity, 'returned', line.returned, 'purchasedAt', line.purchased_at)
            from bought_line line where line.customer_id = any($1)""";

    private static final String VOUCHERS = """
            select voucher.voucher_id::text, jsonb_build_object('voucherId', voucher.voucher_id,
                'customerId', voucher.customer_id, 'minor', voucher.amount, 'currency', voucher.currency,
                'minimumMinor', voucher.minimum, 'remainingMinor', voucher.remaining, 'state', voucher.state,
                'offerFor', voucher.withdraw_when_bought, 'reason', voucher.reason,
                'withdrawnFor', voucher.withdrawn_for, 'issuedAt', voucher.issued_at,
                'expiresAt', voucher.expires_at, 'changedAt', voucher.changed_at,
                'entries', (select jsonb_agg(jsonb_build_object('cause', entry.cause, 'minor', entry.minor,
                        'remainingMinor', entry.remaining, 'sourceId', entry.source_id,
                        'occurredAt', entry.occurred_at) order by entry.version)
                    from voucher_entry entry where entry.voucher_id = voucher.voucher_id))
            from voucher where voucher.customer_id = any($1)""";

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("accounts", Set.of("account", "account_name", "lot"), ACCOUNTS),
                new Part("entries", Set.of("entry", "adjustment", "posting"), ENTRIES),
                new Part("holds", Set.of("hold"), HOLDS),
                new Part("purchases", Set.of("purchase", "purchase_return"), PURCHASES),
                new Part("refundCards", Set.of("refund_card"), REFUND_CARDS),
                new Part("gestures", Set.of("gesture"), GESTURES),
                new Part("lines", Set.of("bought_line"), LINES),
                new Part("vouchers", Set.of("voucher", "voucher_entry"), VOUCHERS));
    }

    @Override
    public Map<String, String> keptBack() {
        return Map.of(
                "belonging", "which ids are one person: every export names them",
                "voucher_redemption", "which voucher paid for which purchase: the entries of vouchers say it");
    }
}
