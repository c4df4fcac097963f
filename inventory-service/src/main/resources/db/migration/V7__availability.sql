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
