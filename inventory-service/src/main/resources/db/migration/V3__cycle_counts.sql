-- A cycle count: what somebody has counted on the shelves of a location, at a moment.
create table stock_count (
    id          uuid        primary key,
    location    text        not null references location,
    counted_at  timestamptz not null,
    recorded_at timestamptz not null,
    counted_by  text        not null
);
create index stock_count_by_location on stock_count (location, id);

-- What was counted of a SKU, and what the book said of that moment when the count came in. Never changed.
create table stock_count_line (
    count_id   uuid        not null references stock_count,
    location   text        not null,
    sku        text        not null,
    counted    bigint      not null check (counted >= 0),
    book       bigint      not null,
    counted_at timestamptz not null,
    primary key (count_id, sku)
);
create index stock_count_line_by_place on stock_count_line (location, sku, counted_at);

-- On hand at a past moment is the sum of what had moved by then.
create index stock_movement_by_time on stock_movement (location, sku, occurred_at) include (quantity, recorded_at);
