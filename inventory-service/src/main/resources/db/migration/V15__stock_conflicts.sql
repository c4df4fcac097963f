-- Places where more is set aside than is there. Kept beside the levels: an index over them would have to be written with
-- each change of a level.
create table oversold_place (
    location text        not null,
    sku      text        not null,
    since    timestamptz not null,
    primary key (location, sku)
);
insert into oversold_place (location, sku, since)
select location, sku, now() from stock where reserved > 0 and on_hand < reserved;

-- What was told to orders whose pieces customers in the store have taken.
create table stock_conflict (
    order_id    uuid        not null references reservation,
    -- The reservation's, as of the conflict.
    version     bigint      not null,
    line_id     uuid        not null,
    location    text        not null,
    sku         text        not null,
    -- Pieces of the line that are still for it there, and those that are not.
    kept        bigint      not null check (kept >= 0),
    lost        bigint      not null check (lost > 0),
    found_at    timestamptz not null,
    -- When its consignments have told what follows.
    answered_at timestamptz,
    primary key (order_id, version, line_id)
);
create index stock_conflict_open on stock_conflict (order_id) where answered_at is null;

create index reservation_line_by_place on reservation_line (location, sku, order_id);
