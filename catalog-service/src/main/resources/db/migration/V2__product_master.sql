-- What merchandisers configure and nobody searches by its fields: product types, brands, categories and more.
create table document (
    kind       text        not null,
    id         text        not null,
    version    bigint      not null,
    content    jsonb       not null,
    changed_at timestamptz not null,
    primary key (kind, id)
);

create table category (
    category_id text   primary key,
    path        text[] not null
);
comment on table category is 'the tree of the documents of that kind';
comment on column category.path is 'ids from the root to the category itself';
create index category_by_path on category using gin (path);

alter table product
    add column content      jsonb,
    add column type         text,
    add column brand_id     text,
    add column filed_under  text[] not null default '{}',
    add column category_ids text[] not null default '{}',
    add column keys         text[] not null default '{}',
    add column predecessor  uuid;
comment on column product.content is 'all that was said of it; the other columns follow from it';
comment on column product.filed_under is 'the categories it names';
comment on column product.category_ids is 'those and all above them';
comment on column product.keys is 'what it is filtered by: brand:alize, colour:navy';

update product p set content = jsonb_build_object(
    'brand', p.brand, 'category', p.category,
    'names', jsonb_build_object('fr', p.name_fr, 'en', p.name_en), 'status', p.status,
    'variants', (select coalesce(jsonb_agg(
            jsonb_build_object('sku', v.sku, 'gtin', v.gtin, 'options', v.options) order by v.position), '[]')
        from variant v where v.product_id = p.product_id));
alter table product alter column content set not null;
create index product_by_key on product using gin (keys) where status = 'ACTIVE';
create index product_by_category on product using gin (category_ids) where status = 'ACTIVE';
create index product_by_filing on product using gin (filed_under);
create index product_by_predecessor on product (predecessor) where predecessor is not null;
create index product_by_type on product (type) where type is not null;
create index variant_by_gtin on variant (lpad(gtin, 14, '0')) where gtin is not null;

create table bundle_component (
    sku       text not null references variant on delete cascade,
    component text not null,
    quantity  int  not null check (quantity > 0),
    primary key (sku, component)
);
create index bundle_component_by_component on bundle_component (component);

-- What was published, and what is written on.
create table product_revision (
    product_id   uuid        not null references product,
    version      bigint      not null,
    content      jsonb       not null,
    author       text        not null,
    published_at timestamptz not null,
    primary key (product_id, version)
);

insert into product_revision (product_id, version, content, author, published_at)
select product_id, version, content, 'unknown', changed_at from product;

create table product_draft (
    product_id uuid        primary key,
    version    bigint      not null,
    content    jsonb       not null,
    based_on   bigint      not null,
    publish_at timestamptz,
    refusal    jsonb,
    author     text        not null,
    changed_at timestamptz not null
);
comment on column product_draft.based_on is 'version that was published when it was written; 0: none';
comment on column product_draft.refusal is 'why it was not published at its instant';
create index product_draft_due on product_draft (publish_at) where publish_at is not null;

create function category_closure(filed_under text[]) returns text[]
    language sql stable as $$
    select coalesce(array_agg(distinct id), '{}')
    from category c, unnest(c.path) id
    where c.category_id = any (filed_under)
$$;

-- As the function of four, with texts that count less than any name.
create function product_document(name_fr text, name_en text, brand text, category text, text_fr text, text_en text)
    returns tsvector
    language sql stable as $$
    select product_document(name_fr, name_en, brand, category)
        || setweight(to_tsvector('catalog_fr', coalesce(text_fr, '')), 'D')
        || setweight(to_tsvector('catalog_en', coalesce(text_en, '')), 'D')
$$;

-- What products of before name in words, under the ids that those words have from now on.
create function pg_temp.slug(name text) returns text language sql as $$
    select trim('-' from regexp_replace(lower(unaccent(name)), '[^a-z0-9]+', '-', 'g'))
$$;

update product p set
    brand_id = nullif(pg_temp.slug(p.brand), ''),
    keys = array(
        select distinct key from (
            select 'brand:' || pg_temp.slug(p.brand) as key where pg_temp.slug(p.brand) <> ''
            union all
            select option.key || ':' || option.value
            from variant v, jsonb_each_text(v.options) option
            where v.product_id = p.product_id) keys
        order by key);

insert into document (kind, id, version, content, changed_at)
select distinct on (brand_id) 'brand', brand_id, 1, jsonb_build_object('name', brand), now()
from product where brand_id is not null;

create temporary table step on commit drop as
with named as (
    select p.product_id, s.n, trim(s.name) as name, pg_temp.slug(s.name) as slug
    from product p, string_to_table(p.category, '/') with ordinality as s (name, n)
    where pg_temp.slug(s.name) <> ''),
identified as (
    select product_id, n, name, string_agg(slug, '.') over (partition by product_id order by n) as id from named)
select product_id, n, name, id, array_agg(id) over (partition by product_id order by n) as path from identified;

insert into category (category_id, path) select distinct on (id) id, path from step order by id, path;

insert into document (kind, id, version, content, changed_at)
select distinct on (id) 'category', id, 1,
       jsonb_build_object('parent', path[cardinality(path) - 1], 'names', jsonb_build_object('fr', name), 'position', 0),
       now()
from step order by id, name;

update product p set filed_under = array[s.id], category_ids = s.path
from (select distinct on (product_id) product_id, id, path from step order by product_id, n desc) s
where s.product_id = p.product_id;
