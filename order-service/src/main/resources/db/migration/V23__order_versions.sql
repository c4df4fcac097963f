-- Edits of orders: each row holds the lines as they were asked for until its change. The first one is how it was placed,
-- written down with the first change.
create table order_version (
    order_id uuid        not null references orders,
    number   int         not null check (number > 0),
    what     text        not null check (what in ('PLACED', 'FULFILMENT_CHANGED', 'LINE_CANCELLED')),
    line_id  uuid,
    quantity bigint,
    lines    jsonb       not null,
    given_by text        check (given_by in ('OWNER', 'STAFF')),
    at       timestamptz not null,
    primary key (order_id, number)
);

-- Orders that add to others.
create table order_amendment (
    order_id uuid primary key references orders,
    amends   uuid not null references orders check (amends <> order_id)
);
create index order_amendment_of on order_amendment (amends);
