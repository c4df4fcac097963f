-- An audit walks over all places, some in each transaction; where it has come to is kept, so that a crash costs nothing.
create table stock_audit (
    id          uuid        primary key,
    begun_at    timestamptz not null,
    finished_at timestamptz,
    -- The last place that was looked at.
    location    text        not null default '',
    sku         text        not null default '',
    places      bigint      not null default 0,
    findings    bigint      not null default 0
);
-- One at a time, however many replicas there are.
create unique index stock_audit_open on stock_audit ((true)) where finished_at is null;

-- A place whose level had drifted from the ledger or from the reservations, and what it was put to.
create table stock_drift (
    audit_id         uuid        not null references stock_audit,
    location         text        not null,
    sku              text        not null,
    on_hand          bigint      not null,
    on_hand_healed   bigint      not null,
    reserved         bigint      not null,
    reserved_healed  bigint      not null,
    healed_at        timestamptz not null,
    primary key (audit_id, location, sku)
);

create index reservation_open on reservation (order_id) where status in ('HELD', 'CONFIRMED');
