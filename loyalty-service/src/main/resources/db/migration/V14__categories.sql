-- Rules of earning ask what category goods are of.
alter table sold_product add column category text;
comment on column sold_product.category is 'slash-separated path, such as women/shirts';
create index sold_product_of_sku on sold_product using gin (skus);
