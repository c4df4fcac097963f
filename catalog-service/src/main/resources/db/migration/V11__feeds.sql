-- What each feed held when it was asked for last, and since when: so that every replica says the same Last-Modified.
create table feed_content (
    channel_id text        not null references channel,
    format     text        not null,
    hash       bytea       not null,
    since      timestamptz not null,
    primary key (channel_id, format)
);
