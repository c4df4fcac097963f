-- Cash that goes back to who stands at no till, from the booking of the refund until a till has paid it out. What was booked
-- as given out of tills before there was this table has no row, and stays as it is.
create table cash_refund (
    refund_id   uuid        primary key,
    -- Of the sale whose money it was. No foreign keys here: their locks would be taken in another order than the others'.
    purchase_id uuid        not null,
    -- For which it goes back: of the sale, or placed for what was to be taken instead.
    order_id    uuid        not null,
    amount      bigint      not null check (amount > 0),
    currency    text        not null,
    reason      text        not null check (reason in ('CANCELLATION', 'CLAIM', 'EXCHANGE_CALLED_OFF')),
    since       timestamptz not null,
    paid_at     timestamptz,
    session_id  uuid        references till_session,
    check (num_nulls(paid_at, session_id) in (0, 2))
) with (fillfactor = 80);
create index cash_refund_of_order on cash_refund (order_id, refund_id);
create index cash_refund_due on cash_refund (refund_id) where paid_at is null;
comment on column cash_refund.session_id is 'of the till that has paid it out; the entry of the ledger bears the refund''s id';

-- Lists of what is allowed are added to as they stand, whatever other migrations have added.
do $$
declare
    added record;
    rule  text;
begin
    for added in values ('sales_posting', 'sales_posting_account_check', 'account', 'CASH_REFUNDS_DUE'),
                        ('sales_entry', 'sales_entry_kind_check', 'kind', 'CASH_PAYOUT') loop
        select pg_get_expr(conbin, conrelid) into strict rule from pg_constraint
            where conrelid = added.column1::regclass and conname = added.column2;
        execute format('alter table %I drop constraint %I', added.column1, added.column2);
        execute format('alter table %I add constraint %I check ((%s) or %I = %L)',
            added.column1, added.column2, rule, added.column3, added.column4);
    end loop;
end $$;
