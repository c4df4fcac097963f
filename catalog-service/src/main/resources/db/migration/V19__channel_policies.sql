-- Projection of inventory.channel-policies.v1: what channels may promise of what is available. Without a row: all of it.
create table channel_policy (
    channel    text    primary key,
    version    bigint  not null,
    share      int     not null,
    buffer     bigint  not null,
    everywhere boolean not null
);
comment on column channel_policy.share is 'per cent of what is available at a place';
comment on column channel_policy.buffer is 'pieces of each SKU kept back at each place';
comment on column channel_policy.everywhere is 'false: only the places in channel_location may serve it';

-- Pieces of a SKU kept back instead.
create table channel_buffer (
    channel text   not null references channel_policy,
    sku     text   not null,
    buffer  bigint not null,
    primary key (channel, sku)
);

create table channel_location (
    channel  text not null references channel_policy,
    location text not null,
    primary key (channel, location)
);

-- As inventory works it out: both are tested with the same cases.
create function promisable(available bigint, share int, buffer bigint) returns bigint
    language sql immutable as $$ select greatest(0, least(available * share / 100, available - buffer)) $$;

-- What a channel can promise of what is available, but for bundles; null asks for no channel. It and the next are inlined
-- into the statements that ask. The policy comes first: it is looked up once for a SKU, and not for each of its places.
create function channel_stock(asking text) returns table (sku text, location text, available bigint)
    language sql stable as $$
    select a.sku, a.location,
           case when c.channel is null then a.available
               else promisable(a.available, c.share, coalesce(
                   (select b.buffer from channel_buffer b where b.channel = asking and b.sku = a.sku), c.buffer)) end
    from (select) one
    left join channel_policy c on c.channel = asking
    join availability a on c.everywhere is not false
         or exists (select from channel_location w where w.channel = asking and w.location = a.location)
$$;

-- Of a bundle, as many as the scarcest of its parts allows, where all of them are. The view of this name is for replicas
-- of the version before.
create function sellable_stock(asking text) returns table (sku text, location text, available bigint)
    language sql stable as $$
    select s.sku, s.location, s.available
    from channel_stock(asking) s
    where not exists (select from bundle_component b where b.sku = s.sku)
    union all
    select b.sku, s.location, min(s.available / b.quantity)
    from bundle_component b
    join channel_stock(asking) s on s.sku = b.component
    group by b.sku, s.location
    having count(*) = (select count(*) from bundle_component n where n.sku = b.sku)
$$;
