-- One review per customer and product.
create table review (
    review_id    uuid        primary key,
    product_id   uuid        not null references product,
    customer_id  uuid        not null,
    version      bigint      not null,
    rating       int         not null check (rating between 1 and 5),
    language     text        not null,
    content      jsonb       not null,
    status       text        not null,
    reason       text,
    verified     boolean     not null,
    reports      int         not null default 0,
    answer       jsonb,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    published_at timestamptz,
    unique (customer_id, product_id)
);
comment on column review.published_at is 'when what it now says was first shown; null: it is not';
create index review_of_product on review (product_id, published_at desc) where status = 'PUBLISHED';
create index review_to_moderate on review (status, review_id);

-- What it was at each version, by whom.
create table review_history (
    review_id  uuid        not null references review on delete cascade,
    version    bigint      not null,
    content    jsonb       not null,
    changed_by text        not null,
    changed_at timestamptz not null,
    primary key (review_id, version)
);

create table review_report (
    review_id   uuid        not null references review on delete cascade,
    reported_by text        not null,
    reason      text        not null,
    reported_at timestamptz not null,
    primary key (review_id, reported_by)
);

-- That there was one, and nothing of who wrote it: its end can be told again.
create table review_removed (
    review_id  uuid        primary key,
    product_id uuid        not null,
    version    bigint      not null,
    removed_at timestamptz not null
);

-- What the published reviews of a product say together: counted as they change, never anew.
create table product_rating (
    product_id uuid   primary key references product,
    version    bigint not null,
    stars_1    bigint not null default 0 check (stars_1 >= 0),
    stars_2    bigint not null default 0 check (stars_2 >= 0),
    stars_3    bigint not null default 0 check (stars_3 >= 0),
    stars_4    bigint not null default 0 check (stars_4 >= 0),
    stars_5    bigint not null default 0 check (stars_5 >= 0),
    verified   bigint not null default 0 check (verified >= 0),
    reviews    bigint generated always as (stars_1 + stars_2 + stars_3 + stars_4 + stars_5) stored,
    tenths     bigint generated always as (
        case when stars_1 + stars_2 + stars_3 + stars_4 + stars_5 > 0 then
            (20 * (stars_1 + 2 * stars_2 + 3 * stars_3 + 4 * stars_4 + 5 * stars_5)
                + stars_1 + stars_2 + stars_3 + stars_4 + stars_5)
            / (2 * (stars_1 + stars_2 + stars_3 + stars_4 + stars_5)) end) stored
);
comment on column product_rating.tenths is 'mean in tenths, half-up; null without reviews';

-- Projection of order.purchases.v1: what was bought, and what of it came back.
create table bought (
    purchase_id uuid   not null,
    sku         text   not null,
    product_id  uuid,
    customer_id uuid,
    card        text,
    quantity    bigint not null default 0,
    returned    bigint not null default 0,
    primary key (purchase_id, sku)
);
comment on column bought.product_id is 'whose SKU it was when it was bought; null: nobody''s yet';
comment on column bought.card is 'the loyalty card shown, which tells the customer where the purchase does not';
create index bought_by_customer on bought (customer_id) where customer_id is not null;
create index bought_by_card on bought (card) where customer_id is null and card is not null;

-- Projection of customer.customers.v1.
create table customer_card (
    customer_id uuid not null,
    card        text not null,
    primary key (customer_id, card)
);
create index customer_card_by_card on customer_card (card);

-- Whether the customer has bought something of the product, on any channel, and not given all of it back.
create function is_buyer(customer uuid, product uuid) returns boolean
    language sql stable as $$
    select exists (
        select from (
            select b.* from bought b where b.customer_id = customer
            union all
            select b.* from customer_card c join bought b on b.card = c.card and b.customer_id is null
            where c.customer_id = customer) b
        left join variant v on b.product_id is null and v.sku = b.sku
        where coalesce(b.product_id, v.product_id) = product and b.quantity > b.returned)
$$;
