create table reminder_decision (
    decision_id     uuid        primary key,
    cart_id         uuid        not null,
    cart_version    bigint      not null,
    customer_id     uuid        not null,
    skus            text[]      not null,
    last_touched_at timestamptz not null,
    abandoned_at    timestamptz not null,
    due_at          timestamptz not null,
    correlation_id  text,
    causation_id    text        not null,
    trace_parent    text,
    outcome         text,
    reason          text,
    explanation     text,
    evidence        text,
    feed_as_of      timestamptz,
    decided_at      timestamptz,
    unique (cart_id, cart_version)
);
create index reminder_decision_due on reminder_decision (due_at) where decided_at is null;
create index reminder_decision_by_customer on reminder_decision (customer_id, decision_id desc);
create index reminder_decision_by_time on reminder_decision (decided_at) where decided_at is not null;

-- Carts that became an order.
create table closed_cart (
    cart_id   uuid        primary key,
    order_id  uuid        not null,
    placed_at timestamptz not null
);

-- Projection of catalog.products.v1: another size of the same product is the same product.
create table product_variant (
    sku        text primary key,
    product_id uuid not null
);
create index product_variant_by_product on product_variant (product_id);
