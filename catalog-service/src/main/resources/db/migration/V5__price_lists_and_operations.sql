-- Stores that belong together under a name.
create table store_group (
    group_id   text        primary key,
    version    bigint      not null,
    name       text        not null,
    stores     text[]      not null,
    changed_at timestamptz not null
);

-- For whom a named price list is. The table price_list holds the versions of each SKU's prices.
create table named_list (
    list_id    text        primary key,
    version    bigint      not null,
    content    jsonb       not null,
    changed_at timestamptz not null
);

alter table price add column list_id text references named_list;
alter table price add column reason text;
alter table price add column recorded_at timestamptz not null default 'epoch';
alter table price drop constraint price_sku_channel_id_valid_from_key;
alter table price add constraint price_begins_once unique nulls not distinct (sku, channel_id, list_id, valid_from);
comment on column price.recorded_at is 'since when it stands; the epoch for a SKU''s first prices';

-- What stood before prices were replaced: the lowest price of the 30 days before a reduction is found here.
create table price_history (
    sku        text        not null,
    channel_id text,
    list_id    text,
    minor      bigint      not null,
    currency   text        not null,
    valid_from timestamptz not null,
    valid_to   timestamptz,
    asked_from timestamptz not null,
    asked_to   timestamptz not null
);
create index price_history_by_sku on price_history (sku, asked_to);

create table operation (
    operation_id uuid        primary key,
    version      bigint      not null,
    status       text        not null,
    begins_at    timestamptz not null,
    ends_at      timestamptz not null,
    content      jsonb       not null,
    changed_at   timestamptz not null
);
create index operation_by_end on operation (ends_at) where status <> 'DRAFT';
create index operation_to_move on operation (status) where status in ('SCHEDULED', 'LIVE');

create table operation_invitation (
    operation_id uuid not null references operation on delete cascade,
    customer_id  uuid not null,
    primary key (customer_id, operation_id)
);

-- What is reserved to the audience of a private operation: for others it is not there.
create table reserved_sku (
    sku          text        not null,
    operation_id uuid        not null references operation on delete cascade,
    channels     text[]      not null,
    segments     text[]      not null,
    begins_at    timestamptz not null,
    ends_at      timestamptz not null,
    primary key (sku, operation_id)
);

-- The version of everything but the prices that prices depend on. Read in the statement that reads prices, it tells
-- whether what a replica holds in memory is still right.
create table terms (
    one     boolean primary key default true check (one),
    version bigint  not null
);
insert into terms (version) values (1);

create function terms_changed() returns trigger language plpgsql as $$
begin
    update terms set version = version + 1;
    return null;
end $$;
create trigger channel_changes_terms after insert or update or delete on channel
    for each statement execute function terms_changed();
create trigger group_changes_terms after insert or update or delete on store_group
    for each statement execute function terms_changed();
create trigger list_changes_terms after insert or update or delete on named_list
    for each statement execute function terms_changed();
create trigger operation_changes_terms after insert or update or delete on operation
    for each statement execute function terms_changed();

-- Whether a SKU may be seen: by everyone, but for what is reserved to others on that channel at that instant.
create function is_visible(asked_sku text, channel text, segments_of text[], customer uuid, at timestamptz)
    returns boolean language sql stable as $$
    select not exists (
        select from reserved_sku r
        where r.sku = asked_sku and r.begins_at <= at and r.ends_at > at
              and (r.channels = '{}' or channel is null or channel = any(r.channels))
              and not (r.segments && segments_of)
              and not exists (select from operation_invitation i
                              where i.operation_id = r.operation_id and i.customer_id = customer))
$$;
