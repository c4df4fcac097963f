create table location (
    gln          text primary key,
    version      bigint      not null,
    name         text        not null,
    kind         text        not null,
    country      text        not null,
    postcode     text        not null,
    city         text        not null,
    latitude     double precision not null,
    longitude    double precision not null,
    time_zone    text        not null,
    capabilities text[]      not null,
    open         boolean     not null,
    changed_at   timestamptz not null
);

-- SKUs that the catalog has told of.
create table known_sku (
    sku text primary key
);

-- The balance of the ledger and of the reservations, kept so that a question and a reservation touch one row.
create table stock (
    location   text        not null references location,
    sku        text        not null,
    on_hand    bigint      not null,
    reserved   bigint      not null check (reserved >= 0),
    safety     bigint      not null check (safety >= 0),
    version    bigint      not null,
    reason     text        not null,
    changed_at timestamptz not null,
    primary key (location, sku)
) with (fillfactor = 70);
create index stock_by_sku on stock (sku, location);

-- The ledger: never updated, never deleted. on hand = sum of movements.
create table stock_movement (
    id          uuid        not null,
    location    text        not null,
    sku         text        not null,
    quantity    bigint      not null check (quantity <> 0),
    reason      text        not null,
    -- What caused it: a second movement of the same source for the same place and SKU is a repeat.
    source      text        not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    primary key (id),
    unique (source, location, sku)
);
create index stock_movement_by_place on stock_movement (location, sku, id);

create table reservation (
    order_id   uuid primary key,
    version    bigint      not null,
    status     text        not null check (status in ('HELD', 'CONFIRMED', 'RELEASED', 'FULFILLED', 'REFUSED')),
    reason     text,
    detail     jsonb,
    expires_at timestamptz not null,
    changed_at timestamptz not null
);
create index reservation_due on reservation (expires_at) where status = 'HELD';
create index reservation_changed on reservation (changed_at);

create table reservation_line (
    order_id uuid   not null references reservation,
    line_id  uuid   not null,
    sku      text   not null,
    location text   not null,
    quantity bigint not null check (quantity > 0),
    primary key (order_id, line_id, location)
);
