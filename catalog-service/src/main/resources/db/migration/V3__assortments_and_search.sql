-- Which channel may see and sell what, and from when until when.
create table assortment_entry (
    assortment_id text   not null,
    channel_id    text   not null references channel,
    product_id    uuid,
    category_id   text,
    sellability   text   not null,
    valid_from    bigint,
    valid_to      bigint,
    check (num_nonnulls(product_id, category_id) = 1)
);
comment on column assortment_entry.valid_from is 'microseconds since 1970; null: always';
comment on column assortment_entry.valid_to is 'exclusive; null: open';
create index assortment_entry_by_assortment on assortment_entry (assortment_id);
create index assortment_entry_by_product on assortment_entry (product_id) where product_id is not null;
create index assortment_entry_by_category on assortment_entry (category_id) where category_id is not null;

create table assortment_due (
    product_id uuid primary key
);
comment on table assortment_due is 'products whose entries are to be worked out again';

alter table product
    add column assortment            jsonb,
    add column assortment_version    bigint      not null default 0,
    add column assortment_changed_at timestamptz;
comment on column product.assortment is
    'entries, of which the first in force for a channel decides; null: every channel sells it';
create index product_by_assortment on product (product_id) where assortment_version > 0;

-- How a channel may sell what has these entries; null: it may not even see it.
create function sellability(entries jsonb, channel text, micros bigint) returns text
    language sql immutable as $$
    select case
        when entries is null or channel is null then 'SELL'
        else (select e ->> 'sellability'
              from jsonb_array_elements(entries) with ordinality as entry (e, n)
              where e ->> 'channel' = channel
                    and coalesce((e ->> 'from')::bigint <= micros, true)
                    and coalesce((e ->> 'to')::bigint > micros, true)
              order by n limit 1) end
$$;

-- What can be promised of each SKU. Of a bundle, as many as the scarcest of its parts allows, where all of them are.
create view sellable_stock as
select a.sku, a.location, a.available
from availability a
where not exists (select from bundle_component b where b.sku = a.sku)
union all
select b.sku, a.location, min(a.available / b.quantity)
from bundle_component b
join availability a on a.sku = b.component
group by b.sku, a.location
having count(*) = (select count(*) from bundle_component n where n.sku = b.sku);

alter table location
    add column name      text,
    add column city      text,
    add column latitude  double precision,
    add column longitude double precision;
comment on column location.latitude is 'WGS 84; null until inventory tells the place again';

-- Kilometres on the sphere.
create function kilometres(lat1 double precision, lon1 double precision, lat2 double precision, lon2 double precision)
    returns double precision
    language sql immutable as $$
    select 12742 * asin(least(1, sqrt(
        power(sind((lat2 - lat1) / 2), 2) + cosd(lat1) * cosd(lat2) * power(sind((lon2 - lon1) / 2), 2))))
$$;

-- What values of attributes are called, in the order in which they are shown.
create table attribute_value (
    type_id  text not null,
    name     text not null,
    key      text not null,
    label_fr text,
    label_en text,
    swatch   text,
    position int  not null,
    primary key (name, key, type_id)
);
create index attribute_value_by_type on attribute_value (type_id);

create table synonym (
    synonym_id text    not null,
    target     tsquery not null,
    substitute tsquery not null
);
create index synonym_by_id on synonym (synonym_id);

-- What is searched for, in either language, synonyms included.
create function asked_words(typed text) returns tsquery
    language sql stable as $$
    select ts_rewrite(
        websearch_to_tsquery('catalog_fr', typed) || websearch_to_tsquery('catalog_en', typed),
        'select target, substitute from synonym')
$$;
