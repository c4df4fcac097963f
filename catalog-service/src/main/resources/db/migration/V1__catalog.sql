create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- Words without their accents, then their stem.
create text search configuration catalog_fr (copy = french);
alter text search configuration catalog_fr
    alter mapping for hword, hword_part, word with unaccent, french_stem;
create text search configuration catalog_en (copy = english);
alter text search configuration catalog_en
    alter mapping for hword, hword_part, word with unaccent, english_stem;

create table channel (
    channel_id text        primary key,
    version    bigint      not null,
    name       text        not null,
    kind       text        not null,
    currency   text        not null,
    active     boolean     not null,
    changed_at timestamptz not null
);

create table product (
    product_id uuid        primary key,
    version    bigint      not null,
    brand      text,
    category   text,
    name_fr    text,
    name_en    text,
    status     text        not null,
    changed_at timestamptz not null,
    search     tsvector    not null,
    label      text        not null,
    check (name_fr is not null or name_en is not null)
);
comment on column product.search is 'names, brand and category as both languages stem them';
comment on column product.label is 'names and brand in lower case without accents, for typing errors';
create index product_by_words on product using gin (search) where status = 'ACTIVE';
create index product_by_likeness on product using gin (label gin_trgm_ops) where status = 'ACTIVE';

create table variant (
    sku        text  primary key,
    product_id uuid  not null references product,
    position   int   not null,
    gtin       text,
    options    jsonb not null
);
comment on table variant is 'a SKU belongs to one product';
create index variant_by_product on variant (product_id, position);

-- Outlives the variant: a SKU that comes back goes on with its versions.
create table price_list (
    sku        text        primary key,
    version    bigint      not null,
    changed_at timestamptz not null
);

create table price (
    sku        text        not null references price_list,
    channel_id text        references channel,
    minor      bigint      not null,
    currency   text        not null,
    valid_from timestamptz not null,
    valid_to   timestamptz check (valid_to > valid_from),
    unique nulls not distinct (sku, channel_id, valid_from)
);
comment on column price.channel_id is 'null: every channel';
comment on column price.valid_to is 'exclusive; null: open';

-- Projection of inventory.locations.v1.
create table location (
    gln     text    primary key,
    version bigint  not null,
    open    boolean not null
);

-- Projection of inventory.stock.v1.
create table availability (
    sku       text   not null,
    location  text   not null,
    version   bigint not null,
    available bigint not null,
    primary key (sku, location)
) with (fillfactor = 70);

-- Names, brand and category as one document; a language that is missing is stood in for by the other.
create function product_document(name_fr text, name_en text, brand text, category text) returns tsvector
    language sql stable as $$
    select setweight(to_tsvector('catalog_fr', coalesce(name_fr, name_en)), 'A')
        || setweight(to_tsvector('catalog_en', coalesce(name_en, name_fr)), 'A')
        || setweight(to_tsvector('catalog_fr', coalesce(brand, '')), 'B')
        || setweight(to_tsvector('catalog_en', coalesce(brand, '')), 'B')
        || setweight(to_tsvector('catalog_fr', translate(coalesce(category, ''), '/', ' ')), 'C')
        || setweight(to_tsvector('catalog_en', translate(coalesce(category, ''), '/', ' ')), 'C')
$$;

create function product_label(name_fr text, name_en text, brand text) returns text
    language sql stable as $$
    select lower(unaccent(concat_ws(' ', name_fr, name_en, brand)))
$$;
