-- Where inventory has set the goods of an order aside: of each line, how many pieces at which location. What a later version
-- of the reservation says replaces it.
create table order_allocation (
    order_id uuid   not null references orders,
    line_id  uuid   not null,
    sku      text   not null,
    location text   not null,
    quantity bigint not null check (quantity > 0),
    version  bigint not null,
    primary key (order_id, line_id, location)
);
comment on column order_allocation.version is 'of the reservation that says so';
