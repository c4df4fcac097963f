-- How much of some SKUs may be sold, to whom, and when.
create table quota (
    id            text        primary key,
    version       bigint      not null,
    name          text        not null,
    -- Empty: on every channel.
    channels      text[]      not null,
    -- Null: no limit.
    on_sale_from  timestamptz,
    on_sale_until timestamptz,
    pieces        bigint check (pieces >= 0),
    per_customer  bigint check (per_customer > 0),
    -- Whether what is missing at one place may come from another.
    substitution  boolean     not null,
    changed_at    timestamptz not null
);

create table quota_sku (
    quota_id text not null references quota on delete cascade,
    sku      text not null,
    primary key (sku, quota_id)
);
create index quota_sku_of on quota_sku (quota_id, sku);

-- What orders and carts count for in a quota. There is no other count: what is left of a quota is its pieces less these.
-- Written only by who has locked the quota.
create table quota_use (
    quota_id    text   not null references quota on delete cascade,
    -- An order, or a cart that holds.
    owner       uuid   not null,
    sku         text   not null,
    customer_id uuid,
    reserved    bigint not null check (reserved >= 0),
    sold        bigint not null check (sold >= 0),
    primary key (quota_id, owner, sku)
) with (fillfactor = 80);
create index quota_use_by_owner on quota_use (owner);
create index quota_use_by_customer on quota_use (quota_id, customer_id) where customer_id is not null;
