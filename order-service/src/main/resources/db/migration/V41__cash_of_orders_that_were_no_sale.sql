-- What was taken for an order that became no sale, and no open till could give back, is owed as what goes back of a sale is.
-- It was never in the ledger of sales, and is not now.
alter table cash_refund
    alter column purchase_id drop not null,
    drop constraint cash_refund_reason_check,
    add constraint cash_refund_reason_check
        check (reason in ('CANCELLATION', 'CLAIM', 'EXCHANGE_CALLED_OFF', 'NO_SALE')),
    add constraint cash_refund_of_no_sale check ((purchase_id is null) = (reason = 'NO_SALE'));
