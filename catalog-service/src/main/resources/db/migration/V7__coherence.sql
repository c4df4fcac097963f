-- SKUs that do not cost the same everywhere, and when each has to be looked at again.
create table coherence_check (
    sku           text        primary key,
    version       bigint      not null default 0,
    price_version bigint      not null default 0,
    terms_version bigint      not null default 0,
    due_at        timestamptz
);
comment on column coherence_check.version is 'of what was told of the SKU';
create index coherence_check_by_due on coherence_check (due_at);
insert into coherence_check (sku) select distinct sku from price where channel_id is not null;

create table incoherence (
    incoherence_id uuid        primary key,
    sku            text        not null,
    pair           text        not null,
    content        jsonb       not null,
    found_at       timestamptz not null,
    ended_at       timestamptz
);
create unique index incoherence_open on incoherence (sku, pair) where ended_at is null;

-- A product that changes its category or brand is on other operations.
create function product_needs_check() returns trigger language plpgsql as $$
begin
    update coherence_check set due_at = 'epoch'
    where sku in (select sku from variant where product_id = new.product_id);
    return null;
end $$;
create trigger product_is_checked after update of category, brand on product
    for each row when (old.category is distinct from new.category or old.brand is distinct from new.brand)
    execute function product_needs_check();
