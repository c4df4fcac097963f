-- Projection of catalog.brands.v1: how brands want to be sold.
create table brand_policy (
    brand_id     text    primary key,
    version      bigint  not null,
    appointment  boolean not null,
    named_seller boolean not null,
    sellers      text[]  not null,
    channels     text[]  not null
);

-- Projection of catalog.products.v1: whose brand a product is.
create table branded_product (
    product  uuid   primary key,
    version  bigint not null,
    brand_id text
);

-- Upon which appointment an order was placed.
create table order_appointment (
    order_id  uuid primary key,
    reference text not null
);
