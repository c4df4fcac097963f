-- Goods that go from one location to another.
create table transfer (
    id            uuid        primary key,
    version       bigint      not null,
    from_location text        not null references location,
    to_location   text        not null references location,
    reference     text        check (length(reference) between 1 and 64),
    status        text        not null check (status in ('SHIPPED', 'PARTLY_RECEIVED', 'RECEIVED', 'CANCELLED')),
    shipped_at    timestamptz not null,
    expected_at   timestamptz,
    closed_at     timestamptz check ((closed_at is not null) = (status in ('RECEIVED', 'CANCELLED'))),
    check (from_location <> to_location)
);
-- A location's document ships once, for ever.
create unique index transfer_by_reference on transfer (from_location, reference) where reference is not null;
create index transfer_by_origin on transfer (from_location, status, id);
create index transfer_by_destination on transfer (to_location, status, id);
create index transfer_by_status on transfer (status, id);

create table transfer_line (
    transfer_id uuid   not null references transfer,
    sku         text   not null,
    -- The transfer's, repeated here for the index on what is on its way.
    destination text   not null,
    -- Zero for what arrived without having been shipped.
    shipped     bigint not null check (shipped >= 0),
    received    bigint not null check (received >= 0),
    damaged     bigint not null check (damaged >= 0),
    in_transit  bigint not null check (in_transit in (0, greatest(0, shipped - received - damaged))),
    primary key (transfer_id, sku)
);
create index transfer_line_on_its_way on transfer_line (destination, sku) include (in_transit) where in_transit > 0;
