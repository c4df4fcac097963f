-- Where parcels of an order go: each version, apart from the order, so that it can be forgotten without it.
create table order_address (
    order_id uuid        not null references orders,
    version  int         not null,
    address  jsonb       not null,
    given_by text        not null check (given_by in ('OWNER', 'STAFF')),
    given_at timestamptz not null,
    primary key (order_id, version)
);
