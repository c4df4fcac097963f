-- Goods that customers say will come back, and what they want for them. Nothing is given for them until they have come
-- back and been looked at. Amounts are minor units of the purchase's currency.
create table exchange_announcement (
    announcement_id uuid        primary key,
    purchase_id     uuid        not null references purchase,
    channel         text        not null,
    method          text        not null check (method in ('SHIP', 'PICKUP')),
    pickup          text,
    currency        text        not null,
    -- As foreseen on that day; what is set off is decided when the goods are there.
    set_off         bigint      not null check (set_off >= 0),
    refunded        bigint      not null check (refunded >= 0),
    announced_at    timestamptz not null,
    return_by       timestamptz not null,
    withdrawn_at    timestamptz,
    exchange_id     uuid        unique references exchange,
    check ((method = 'PICKUP') = (pickup is not null)),
    check (num_nonnulls(withdrawn_at, exchange_id) <= 1)
);
create index exchange_announcement_by_purchase on exchange_announcement (purchase_id, announcement_id desc);
comment on column exchange_announcement.return_by is 'until when the goods are taken, the last moment included';

create table exchange_announced_line (
    announcement_id uuid   not null references exchange_announcement,
    line_id         uuid   not null,
    quantity        bigint not null check (quantity > 0),
    primary key (announcement_id, line_id)
);

create table exchange_announced_take (
    announcement_id uuid   not null references exchange_announcement,
    sku             text   not null,
    quantity        bigint not null check (quantity > 0),
    -- What the channel asked for a piece on that day; null: nothing, it is had for what was paid for the same product.
    unit_price      bigint,
    primary key (announcement_id, sku)
);
