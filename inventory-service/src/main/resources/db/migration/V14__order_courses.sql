-- What was heard of orders and of their consignments, whatever the reservations made of it.
create table order_course (
    order_id     uuid        primary key,
    version      bigint      not null,
    status       text        not null check (status in ('PLACED', 'CONFIRMED', 'CANCELLED', 'FULFILLED')),
    -- What was ordered; null once the order has ended, or where nobody has told.
    basket       jsonb,
    decide_by    timestamptz,
    placed_at    timestamptz,
    -- Of a fulfilled one: when, and whether its consignments tell what has left.
    fulfilled_at timestamptz,
    consigned    boolean,
    heard_at     timestamptz not null,
    -- Whether it has ended, and an audit has found everything in order since.
    agreed       boolean     not null default false
);
create index order_course_to_audit on order_course (order_id) where not agreed;

-- A line of a consignment, as it was told last.
create table consignment_course (
    consignment_id uuid        not null,
    line_id        uuid        not null,
    order_id       uuid        not null,
    version        bigint      not null,
    channel        text        not null,
    location       text        not null,
    method         text        not null,
    status         text        not null,
    sku            text        not null,
    quantity       bigint      not null,
    handed_over    bigint      not null,
    not_found      bigint      not null,
    withdrawn      bigint      not null,
    cancelled      bigint      not null,
    -- Where it is sent to be collected, and what of it did not reach the customer from there.
    pickup_location text,
    sent_lost       bigint     not null,
    sent_withdrawn  bigint     not null,
    sent_cancelled  bigint     not null,
    changed_at     timestamptz not null,
    heard_at       timestamptz not null,
    primary key (consignment_id, line_id)
) with (fillfactor = 80);
create index consignment_course_by_order on consignment_course (order_id);

-- An audit of the reservations walks over all orders, some in each transaction, and goes on after a crash.
create table reservation_audit (
    id          uuid        primary key,
    begun_at    timestamptz not null,
    finished_at timestamptz,
    -- The last order that was looked at.
    order_id    uuid        not null default '00000000-0000-0000-0000-000000000000',
    orders      bigint      not null default 0,
    findings    bigint      not null default 0
);
-- One at a time, however many replicas there are.
create unique index reservation_audit_open on reservation_audit ((true)) where finished_at is null;
create index reservation_audit_by_time on reservation_audit (begun_at);

-- A reservation that was not what its order says, and what it was put to. Never changed.
create table reservation_drift (
    id           uuid        primary key,
    audit_id     uuid        not null,
    order_id     uuid        not null,
    drift        text        not null,
    order_status text        not null,
    -- The reservation: its state and its lines; null: there was none.
    before       jsonb,
    after        jsonb,
    healed_at    timestamptz not null
);
create index reservation_drift_by_order on reservation_drift (order_id);
