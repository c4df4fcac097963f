-- What others own, as far as this service needs it. Filled from their topics only.
create table known_sku (
    sku      text primary key,
    product  uuid    not null,
    sellable boolean not null
);
create index known_sku_by_product on known_sku (product);

create table known_price (
    sku        text        not null,
    -- Empty: every channel.
    channel    text        not null,
    minor      bigint      not null,
    currency   text        not null,
    valid_from timestamptz not null,
    -- Exclusive; null: open.
    valid_to   timestamptz
);
create index known_price_by_sku on known_price (sku);

create table known_channel (
    channel  text primary key,
    kind     text    not null,
    currency text    not null,
    active   boolean not null
);

create table known_location (
    location     text primary key,
    kind         text    not null,
    capabilities text[]  not null,
    open         boolean not null
);

create table known_card (
    card       text primary key,
    customer   uuid        not null,
    -- A card that moves from one customer to another is told by two events, in any order: the later one holds.
    changed_at timestamptz not null
);
create index known_card_by_customer on known_card (customer);

create table cart (
    cart_id     uuid primary key,
    version     bigint      not null,
    status      text        not null check (status in ('OPEN', 'CHECKED_OUT', 'MERGED')),
    customer_id uuid,
    -- The channel that touched it last.
    channel     text        not null,
    lines       jsonb       not null,
    merged_into uuid,
    order_id    uuid,
    touched_at  timestamptz not null,
    -- Whether its present rest has been told as CartAbandoned; a touch begins a new one.
    rest_told   boolean     not null default false
) with (fillfactor = 70);
-- One open cart per customer, across devices and channels.
create unique index cart_open_by_customer on cart (customer_id) where status = 'OPEN';
create index cart_at_rest on cart (touched_at)
    where status = 'OPEN' and customer_id is not null and not rest_told;

-- What was told of abandoned carts, as it was told: the carts themselves go on.
create table cart_rest (
    fact_id      uuid primary key,
    cart_id      uuid        not null,
    version      bigint      not null,
    customer_id  uuid        not null,
    channel      text        not null,
    lines        jsonb       not null,
    touched_at   timestamptz not null,
    abandoned_at timestamptz not null,
    unique (cart_id, version)
);
create index cart_rest_by_time on cart_rest (abandoned_at);

create table orders (
    order_id    uuid primary key,
    version     bigint      not null,
    status      text        not null check (status in (
        'AWAITING_STOCK_AND_POINTS', 'AWAITING_STOCK', 'AWAITING_POINTS', 'AWAITING_PAYMENT',
        'CONFIRMED', 'CANCELLED', 'FULFILLED')),
    -- Why it was cancelled, and what the one who asked for it remarked.
    reason      text,
    remark      text,
    cart_id     uuid unique,
    customer_id uuid,
    card        text,
    channel     text        not null,
    -- The store that sold it; null on remote channels.
    sold_at     text,
    lines       jsonb       not null,
    total_minor bigint      not null check (total_minor >= 0),
    currency    text        not null,
    -- Points offered, and what those set aside pay.
    points      bigint      not null check (points >= 0),
    points_pay  bigint,
    by_card     boolean     not null,
    card_charge text,
    purchase_id uuid,
    decide_by   timestamptz not null,
    placed_at   timestamptz not null,
    changed_at  timestamptz not null,
    -- Ties together everything that the placing set off.
    correlation text        not null
) with (fillfactor = 70);
create index orders_by_customer on orders (customer_id, order_id);
create index orders_undecided on orders (decide_by)
    where status in ('AWAITING_STOCK_AND_POINTS', 'AWAITING_STOCK', 'AWAITING_POINTS', 'AWAITING_PAYMENT');

-- Each fact told of an order, under its own id, so that telling it again is a repeat.
create table order_fact (
    order_id uuid        not null references orders,
    version  bigint      not null,
    fact_id  uuid        not null,
    kind     text        not null check (kind in ('PLACED', 'CONFIRMED', 'CANCELLED', 'FULFILLED')),
    at       timestamptz not null,
    primary key (order_id, version)
);
create index order_fact_by_time on order_fact (at);

-- What is to be done at the gateway. The row is there before the call: after a crash the gateway is asked for the
-- outcome of the reference.
create table payment (
    reference   uuid primary key,
    order_id    uuid        not null unique references orders,
    token       text        not null,
    minor       bigint      not null,
    currency    text        not null,
    status      text        not null check (status in (
        'PLANNED', 'REQUESTED', 'DECLINED', 'CAPTURE_DUE', 'CAPTURED', 'CANCEL_DUE', 'CANCELLED')),
    charge      text,
    attempts    int         not null default 0,
    -- When somebody has to do something; while it is being done, until when the one who does it may take.
    due_at      timestamptz,
    changed_at  timestamptz not null
) with (fillfactor = 70);
create index payment_due on payment (due_at) where due_at is not null;

-- The sandbox gateway's own book, as a real one would have it on its side of the wire.
create table sandbox_charge (
    reference  text primary key,
    order_ref  text        not null,
    token      text        not null,
    minor      bigint      not null,
    currency   text        not null,
    status     text        not null check (status in ('NEW', 'TRIED', 'PENDING', 'APPROVED', 'DECLINED', 'CANCELLED')),
    -- When a pending authorisation turns out, and how.
    turns_at   timestamptz,
    turns_into text,
    made_at    timestamptz not null
);
create index sandbox_charge_by_order on sandbox_charge (order_ref);

create table sandbox_entry (
    -- The caller's own reference: the same call again is the same entry.
    reference text primary key,
    charge    text        not null references sandbox_charge,
    kind      text        not null check (kind in ('AUTHORISATION', 'CAPTURE', 'VOID', 'REFUND')),
    minor     bigint      not null,
    made_at   timestamptz not null
);
create index sandbox_entry_by_charge on sandbox_entry (charge);
