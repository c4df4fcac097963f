-- How often each channel's feed was looked through and something had changed: what a reader's cursor counts.
create table feed_look (
    channel_id text        primary key references channel,
    series     uuid        not null,
    look       bigint      not null default 0,
    looked_at  timestamptz not null
);
comment on column feed_look.series is 'cursors of another series count something else';

-- What it held then, item by item: what has changed since is told by comparing.
create table feed_item (
    channel_id text   not null,
    sku        text   not null,
    product_id uuid   not null,
    look       bigint not null,
    hash       bytea,
    primary key (channel_id, sku)
);
comment on column feed_item.look is 'with which look it became what it is';
comment on column feed_item.hash is 'of all that the item says; null: it has left the feed';
create index feed_item_by_product on feed_item (channel_id, product_id);
create index feed_item_that_left on feed_item (channel_id, sku) where hash is null;

-- Last-Modified has whole seconds: an instant within one is told as its end.
update feed_content set since = date_trunc('second', since) + interval '1 second';
comment on column feed_content.since is 'whole seconds; another one for each content that differs from the one before';
