create table customer (
    customer_id    uuid        primary key,
    version        bigint      not null,
    given_name     text,
    family_name    text,
    language       text        not null,
    attached_to    text,
    attached_since timestamptz,
    registered_at  timestamptz not null,
    changed_at     timestamptz not null
);

-- What belongs to at most one customer: EMAIL, PHONE, CARD. The primary key is the referee of two registrations at once.
create table identifier (
    kind        text not null,
    value       text not null,
    customer_id uuid not null,
    primary key (kind, value)
);
create index identifier_by_customer on identifier (customer_id);

-- A device may be used by several people: it identifies nobody.
create table device (
    customer_id uuid not null references customer,
    value       text not null,
    primary key (customer_id, value)
);

-- How another system names a customer, so that its batches can be sent again.
create table reference (
    source      text not null,
    id          text not null,
    customer_id uuid not null,
    primary key (source, id)
);
create index reference_by_customer on reference (customer_id);

-- Never updated: each row is the proof of what was said, the newest per purpose is what holds.
create table consent (
    customer_id uuid        not null references customer,
    purpose     text        not null,
    since       timestamptz not null,
    granted     boolean     not null,
    source      text        not null,
    primary key (customer_id, purpose, since)
);

-- Which store a customer was attached to, and from when; a null store ended it.
create table attachment (
    customer_id uuid        not null references customer,
    since       timestamptz not null,
    store       text,
    primary key (customer_id, since)
);

-- Projection of inventory.locations.v1.
create table location (
    gln  text primary key,
    name text not null,
    kind text not null
);
