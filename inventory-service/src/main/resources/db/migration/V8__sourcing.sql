-- What sourcing may weigh of the work at a location; null: not known.
alter table location
    add column handling_cost bigint check (handling_cost >= 0),
    add column daily_capacity bigint check (daily_capacity > 0);

alter table known_sku add column brand text;

-- How it is decided where goods come from. The most specific one wins; null means every channel, every brand.
create table sourcing_policy (
    id            text        primary key,
    version       bigint      not null,
    channel       text,
    brand         text,
    rules         text[]      not null,
    excluded      text[]      not null,
    -- Empty: from anywhere.
    only_from     text[]      not null,
    max_parcels   integer     check (max_parcels > 0),
    ship_to_store boolean     not null,
    changed_at    timestamptz not null,
    unique nulls not distinct (channel, brand)
);

-- The rule that put the place before the next best.
alter table reservation_line add column decided_by text;

-- Why the lines of a reservation come from where they come from. Never changed: who plans again adds another.
create table reservation_sourcing (
    order_id   uuid        not null references reservation,
    -- The reservation's, as of the decision.
    version    bigint      not null,
    decided_at timestamptz not null,
    cause      text        not null,
    decisions  jsonb       not null,
    primary key (order_id, version)
);
