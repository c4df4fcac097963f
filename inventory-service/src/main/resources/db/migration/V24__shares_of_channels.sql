alter table channel_policy
    -- Per cent of what is available that the channel may promise.
    add column share integer not null default 100 check (share between 1 and 100),
    -- The version that was published last: what was kept before policies were published is behind, and is published.
    add column told_version bigint not null default 0;
