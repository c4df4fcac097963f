-- What a channel may promise. A channel without a row may promise everything.
create table channel_policy (
    channel    text        primary key check (length(channel) between 1 and 40),
    version    bigint      not null,
    -- Pieces kept back from it per SKU and location.
    buffer     bigint      not null check (buffer >= 0),
    -- Which locations may serve it; null: all of them.
    locations  text[],
    changed_at timestamptz not null
);

-- Pieces kept back of a SKU instead of the channel's buffer.
create table channel_buffer (
    channel text   not null references channel_policy,
    sku     text   not null,
    buffer  bigint not null check (buffer >= 0),
    primary key (channel, sku)
);

alter table stock
    -- Pieces; null: nobody wants to know.
    add column low_threshold bigint check (low_threshold >= 0),
    -- Whether it has been told that the place is at its threshold or below.
    add column low boolean not null default false;

-- Whether any open location can ship a SKU, as it was told last. Who takes a place from nothing to something, or back,
-- locks this row: so that two places that change at once tell of it once.
create table remote_stock (
    sku        text        primary key,
    in_stock   boolean     not null,
    version    bigint      not null,
    changed_at timestamptz not null
);

insert into remote_stock (sku, in_stock, version, changed_at)
select s.sku, bool_or(l.open and 'SHIP' = any (l.capabilities) and s.on_hand - s.reserved - s.safety > 0), 1, now()
from stock s join location l on l.gln = s.location group by s.sku;

-- What was told, for as long as the topic keeps it: so that it can be told again under its own id.
create table stock_signal (
    -- The event's.
    id        uuid        primary key,
    sku       text        not null,
    -- Of a place that is low; null: back in stock.
    location  text,
    version   bigint      not null,
    available bigint      not null,
    threshold bigint,
    told_at   timestamptz not null,
    check ((location is null) = (threshold is null))
);
create index stock_signal_by_time on stock_signal (told_at);
