-- Which channels have which products, as the catalog tells. A product that is not here, every channel sells.
create table known_assortment (
    product uuid  primary key,
    entries jsonb not null
);

-- What tills have sold although their channel may not: a receipt is a fact, and is taken.
create table assortment_breach (
    breach_id   uuid        primary key,
    purchase_id uuid        not null references purchase,
    line_id     uuid        not null,
    sku         text        not null,
    channel     text        not null,
    location    text        not null,
    rule        text        not null check (rule in ('SHOW', 'DELIVERY_ONLY', 'NOT_SEEN')),
    sold_at     timestamptz not null
);
create index assortment_breach_by_location on assortment_breach (location, breach_id);

-- What bundles are made of, as the catalog tells.
create table known_bundle_part (
    sku     text   not null,
    part    text   not null,
    pieces  bigint not null check (pieces > 0),
    product uuid   not null,
    primary key (sku, part)
);
create index known_bundle_part_by_product on known_bundle_part (product);
