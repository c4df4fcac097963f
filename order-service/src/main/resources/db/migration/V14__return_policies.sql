-- How long goods are taken back, and whether without a receipt, by channel that sold or takes back.
create table return_policy (
    channel          text        primary key,
    -- Days after the sale or the hand-over; null: for ever.
    within_days      int         check (within_days > 0),
    -- Without a receipt: what a customer is given at most in so many days; null: nothing is taken.
    at_most          bigint      check (at_most > 0),
    currency         text,
    per_customer_days int        check (per_customer_days > 0),
    tender           text        check (tender in ('CASH', 'GIFT_CARD')),
    changed_at       timestamptz not null,
    check ((at_most is null) = (currency is null) and (at_most is null) = (per_customer_days is null)
           and (at_most is null) = (tender is null))
);

-- Goods that came back without their purchase being known.
create table unreceipted_return (
    return_id   uuid        primary key,
    channel     text        not null,
    location    text        not null,
    customer    uuid        not null,
    currency    text        not null,
    total       bigint      not null check (total >= 0),
    tender      text        not null,
    reference   text,
    reason      text        not null,
    returned_at timestamptz not null
);
create index unreceipted_return_by_customer on unreceipted_return (customer, returned_at);
create index unreceipted_return_by_time on unreceipted_return (returned_at, return_id);

create table unreceipted_return_line (
    return_id uuid   not null references unreceipted_return,
    position  int    not null,
    line_id   uuid   not null,
    sku       text   not null,
    quantity  bigint not null check (quantity > 0),
    refund    bigint not null check (refund >= 0),
    condition text   not null check (condition in ('SELLABLE', 'QUALITY_CONTROL', 'DAMAGED')),
    primary key (return_id, position)
);

-- Why goods were taken back after the end of the policy's days, in the words of who allowed it.
alter table purchase_return add column allowed_because text;

-- By which purchases are found, and the lowest price a product was sold for.
create index purchase_line_by_sku on purchase_line (sku, purchase_id);

drop function allow_in_check(text, text, text);
