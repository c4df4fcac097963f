-- What was bought, by whom, whichever channel sold it: for leaving it out of what is recommended, and for taking back from
-- the counts below exactly what it had added.
create table sale_line (
    purchase_id uuid        not null,
    sku         text        not null,
    product_id  uuid        not null,
    customer_id uuid,
    card        text,
    bought_at   timestamptz not null,
    pieces      bigint      not null,
    returned    bigint      not null default 0,
    undone      bigint      not null default 0,
    counted     boolean     not null,
    primary key (purchase_id, sku)
);
comment on column sale_line.returned is 'pieces that came back after the customer had them';
comment on column sale_line.undone is 'pieces of a sale that was never made, or that never left';
comment on column sale_line.counted is 'whether it is in the counts: baskets of very many count with some';
create index sale_line_by_customer on sale_line (customer_id, bought_at desc) where customer_id is not null;
create index sale_line_by_card on sale_line (card, bought_at desc) where card is not null;
create index sale_line_by_age on sale_line (bought_at);

-- Cards by which a customer is known; a receipt may name the card alone.
create table shopper (
    customer_id uuid   primary key,
    version     bigint not null,
    cards       text[] not null
);
comment on table shopper is 'projection of customer.customers.v1';

-- Weights grow with the instant of a sale and are read against the present: what is old counts less without being
-- written again. Whoever changes counts holds this row, so that they go one after the other.
create table sales_weighing (
    one               boolean          primary key default true check (one),
    landmark          timestamptz      not null,
    half_life_seconds double precision not null check (half_life_seconds > 0),
    weight            double precision not null default 0
);
comment on column sales_weighing.landmark is 'a sale at this instant weighs 1';
comment on column sales_weighing.weight is 'of all baskets';

create table product_sales (
    product_id uuid             primary key,
    weight     double precision not null,
    baskets    bigint           not null
);
create index product_sales_by_weight on product_sales (weight desc, product_id);

create table bought_together (
    product_id uuid             not null,
    other_id   uuid             not null,
    weight     double precision not null,
    baskets    bigint           not null,
    primary key (product_id, other_id)
);
comment on table bought_together is 'both ways, so that a product finds its own in one place';
