-- Goods that came back, and others that were taken for them. Amounts are minor units of the one currency.
create table exchange (
    exchange_id   uuid        primary key,
    purchase_id   uuid        not null references purchase,
    return_id     uuid        not null unique references purchase_return,
    channel       text        not null,
    location      text        not null,
    currency      text        not null,
    set_off       bigint      not null check (set_off >= 0),
    refunded      bigint      not null check (refunded >= 0),
    surplus       bigint      not null check (surplus >= 0),
    -- What was carried out, or what is sent or collected.
    new_purchase  uuid        unique references purchase,
    order_id      uuid        unique references orders,
    made_at       timestamptz not null,
    called_off_at timestamptz,
    check (num_nonnulls(new_purchase, order_id) = 1),
    check (called_off_at is null or order_id is not null)
);
create index exchange_by_purchase on exchange (purchase_id);
comment on column exchange.called_off_at is 'when the order was cancelled before it was a sale: what was set off went back';

-- What was set off, each part with what had paid it in the first place, through any number of exchanges: the tender
-- EXCHANGE of the goods taken names it, and what comes back of them goes there.
create table set_off (
    set_off_id  uuid   primary key,
    exchange_id uuid   not null references exchange,
    kind        text   not null check (kind in ('CARD', 'CASH')),
    amount      bigint not null check (amount > 0),
    reference   text,
    order_id    uuid
);
create index set_off_by_exchange on set_off (exchange_id);
comment on column set_off.order_id is 'whose card the gateway has charged; null: a till''s own terminal, or cash';

-- [{"setOffId", "amount"}]: what goods that came back pay of the order.
alter table orders add column exchanged jsonb not null default '[]';

-- Whether a constraint names an account, a kind or a cause is added to what it says already, whoever has said it.
create function allow_in_check(of_table text, name text, condition text) returns void language plpgsql as $$
declare
    old text;
begin
    select pg_get_constraintdef(oid) into strict old from pg_constraint
    where conrelid = of_table::regclass and conname = name;
    execute format('alter table %I drop constraint %I', of_table, name);
    execute format('alter table %I add constraint %I check (%s or %s)', of_table, name, condition, substring(old from 7));
end $$;

select allow_in_check('sales_posting', 'sales_posting_account_check', $$account in ('EXCHANGE')$$);
select allow_in_check('sales_entry', 'sales_entry_kind_check', $$kind in ('EXCHANGE')$$);

drop function allow_in_check(text, text, text);
