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
