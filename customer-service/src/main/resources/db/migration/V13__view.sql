-- Projection of order.cart-states.v1: open carts with something in them.
create table open_cart (
    cart_id     uuid        primary key,
    customer_id uuid        not null,
    version     bigint      not null,
    channel     text        not null,
    skus        text[]      not null,
    quantities  bigint[]    not null,
    touched_at  timestamptz not null
);
create index open_cart_by_customer on open_cart (customer_id);

-- Projection of loyalty.accounts.v1: accounts of customers.
create table points_account (
    account_id  uuid        primary key,
    customer_id uuid,
    version     bigint      not null,
    balance     bigint      not null,
    held        bigint      not null,
    pending     bigint      not null,
    changed_at  timestamptz not null
);
create index points_account_by_customer on points_account (customer_id) where customer_id is not null;

create index consignment_open on consignment (customer_id) where status not in ('DELIVERED', 'COLLECTED', 'CLOSED');

-- The last of these of a customer, however much else there is.
create index timeline_entry_placed on timeline_entry (customer_id, occurred_at desc, id desc) where kind = 'ORDER_PLACED';
create index timeline_entry_bought on timeline_entry (customer_id, occurred_at desc, id desc) where kind = 'PURCHASE';
create index timeline_entry_returned on timeline_entry (customer_id, occurred_at desc, id desc) where kind = 'RETURN';
