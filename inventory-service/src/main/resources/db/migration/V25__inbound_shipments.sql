-- What suppliers have announced: goods that are to come to a location, and what has come of them.
create table inbound_shipment (
    id           uuid   primary key,
    version      bigint not null,
    location     text   not null references location,
    supplier     text   not null check (length(supplier) between 1 and 64),
    reference    text   not null check (length(reference) between 1 and 64),
    -- A day of the location.
    expected_on  date,
    status       text   not null check (status in ('ANNOUNCED', 'PARTLY_RECEIVED', 'RECEIVED', 'CANCELLED')),
    closed_at    timestamptz check ((closed_at is not null) = (status in ('RECEIVED', 'CANCELLED'))),
    -- As it was announced first: the same announcement again is known by it, whatever was changed since.
    announcement jsonb  not null,
    -- A supplier's document announces once to a location, for ever.
    unique (location, supplier, reference)
);
create index inbound_shipment_by_location on inbound_shipment (location, status, id);
create index inbound_shipment_by_status on inbound_shipment (status, id);

create table inbound_line (
    shipment_id uuid   not null references inbound_shipment,
    sku         text   not null,
    -- The shipment's, repeated here for the index on what is to come.
    location    text   not null,
    -- Zero for what came without having been announced.
    announced   bigint not null check (announced >= 0),
    received    bigint not null check (received >= 0),
    damaged     bigint not null check (damaged >= 0),
    awaited     bigint not null check (awaited in (0, greatest(0, announced - received - damaged))),
    primary key (shipment_id, sku)
);
create index inbound_line_to_come on inbound_line (location, sku) include (awaited) where awaited > 0;

-- What has come at once. A shipment is received once by each reference, for ever.
create table inbound_receipt (
    id          uuid        primary key,
    shipment_id uuid        not null references inbound_shipment,
    reference   text        not null check (length(reference) between 1 and 64),
    received_at timestamptz not null,
    complete    boolean     not null,
    lines       jsonb       not null,
    unique (shipment_id, reference)
);
create index inbound_receipt_by_shipment on inbound_receipt (shipment_id, id);
