-- Gift cards: an amount in one currency, spent with number and PIN. Whoever changes anything of one holds its row.
create table gift_card (
    gift_card_id uuid        primary key,
    number       text        not null unique check (number ~ '^[0-9]{16,19}$'),
    pin_hash     bytea       not null,
    wrong_tries  int         not null default 0,
    status       text        not null check (status in ('INACTIVE', 'ACTIVE')),
    currency     text        not null,
    asked        bigint      not null check (asked > 0),
    balance      bigint      not null default 0,
    set_aside    bigint      not null default 0 check (set_aside >= 0),
    store        text,
    made_at      timestamptz not null,
    activated_at timestamptz,
    expires_at   timestamptz
) with (fillfactor = 70);
comment on column gift_card.pin_hash is 'HMAC-SHA256 of card and PIN, under a key that is not in this database';
comment on column gift_card.asked is 'the amount for which it was made; it is worth what was paid for it';
comment on column gift_card.balance is 'the sum of its ledger entries; below zero where a till that was cut off took too much';

-- Amounts that the holder of number and PIN has set aside, for an order or a till.
create table gift_card_authorisation (
    authorisation_id uuid        primary key,
    gift_card_id     uuid        not null references gift_card,
    minor            bigint      not null check (minor > 0),
    state            text        not null check (state in ('OPEN', 'BOUND', 'CAPTURED', 'RELEASED', 'ENDED')),
    order_id         uuid,
    made_at          timestamptz not null,
    ends_at          timestamptz not null
) with (fillfactor = 70);
create index gift_card_authorisation_open on gift_card_authorisation (ends_at) where state = 'OPEN';
create index gift_card_authorisation_of_order on gift_card_authorisation (order_id) where order_id is not null;
create index gift_card_authorisation_of_card on gift_card_authorisation (gift_card_id);

-- The ledger. One source makes one entry, whatever is repeated.
create table gift_card_entry (
    entry_id     uuid        primary key,
    gift_card_id uuid        not null references gift_card,
    minor        bigint      not null check (minor <> 0),
    balance      bigint      not null,
    cause        text        not null check (cause in ('ISSUED', 'SPENT', 'REFUNDED')),
    source       text        not null unique,
    source_id    uuid        not null,
    occurred_at  timestamptz not null,
    recorded_at  timestamptz not null
);
create index gift_card_entry_of_card on gift_card_entry (gift_card_id, entry_id);
create trigger gift_card_entry_is_immutable before update or delete on gift_card_entry
    for each row execute function entry_is_immutable();

-- What gift cards paid of purchases, by the tender's reference, so that no more goes back.
create table gift_card_spend (
    purchase_id  uuid        not null,
    reference    text        not null,
    gift_card_id uuid        references gift_card,
    currency     text        not null,
    spent        bigint      not null check (spent >= 0),
    refunded     bigint      not null default 0 check (refunded between 0 and spent),
    spent_at     timestamptz not null,
    primary key (purchase_id, reference)
);
create index gift_card_spend_unknown on gift_card_spend (spent_at) where gift_card_id is null;
comment on column gift_card_spend.gift_card_id is 'null: a till took a tender whose reference names no gift card';

-- Orders that offered gift cards, and what they were answered.
create table gift_card_order (
    order_id         uuid        primary key,
    state            text        not null check (state in ('REFUSED', 'HELD', 'CAPTURED', 'RELEASED')),
    event_id         uuid,
    authorisation_id uuid,
    refusal          text,
    decided_at       timestamptz not null
);
create index gift_card_order_by_decision on gift_card_order (decided_at, order_id) where event_id is not null;
comment on column gift_card_order.event_id is 'of the event that told the decision; null: the answer about its points told it';
