-- Pieces of a line that have left, and those still set aside: none, once all have left or were given back.
alter table reservation_line drop constraint reservation_line_quantity_check;
alter table reservation_line
    add column taken bigint not null default 0 check (taken >= 0),
    add check (quantity >= 0);

-- What has been followed of each consignment's lines: what is told is the whole, what is done is what is new of it.
create table consignment_line (
    consignment_id uuid   not null,
    line_id        uuid   not null,
    handed_over    bigint not null,
    not_found      bigint not null,
    withdrawn      bigint not null,
    cancelled      bigint not null,
    primary key (consignment_id, line_id)
) with (fillfactor = 80);

-- What was found elsewhere, as it was told.
create table resourcing (
    order_id       uuid        not null references reservation,
    version        bigint      not null,
    consignment_id uuid        not null,
    location       text        not null,
    replacements   jsonb       not null,
    unavailable    jsonb       not null,
    resourced_at   timestamptz not null,
    primary key (order_id, version)
);
