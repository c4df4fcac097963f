-- Every sale of every channel. Amounts are minor units of the purchase's one currency.
create table purchase (
    purchase_id  uuid        primary key,
    -- Grows by one with each return; equal to the version of the last event told.
    version      bigint      not null default 1,
    kind         text        not null check (kind in ('ORDER', 'RECEIPT')),
    order_id     uuid        unique,
    store        text,
    till         text,
    number       text,
    channel      text        not null,
    location     text,
    customer     uuid,
    card         text,
    currency     text        not null,
    total        bigint      not null check (total >= 0),
    units        bigint      not null check (units > 0),
    -- False while goods of an order have still to be handed over or shipped.
    fulfilled    boolean     not null,
    purchased_at timestamptz not null,
    recorded_at  timestamptz not null,
    check ((kind = 'ORDER') = (order_id is not null)),
    check ((kind = 'RECEIPT') = (store is not null and till is not null and number is not null))
);
create index purchase_by_customer on purchase (customer, purchased_at desc, purchase_id desc) where customer is not null;
create index purchase_by_location on purchase (location, purchased_at desc, purchase_id desc) where location is not null;
create index purchase_by_recording on purchase (recorded_at, purchase_id);

create table purchase_line (
    purchase_id      uuid   not null references purchase,
    position         int    not null,
    line_id          uuid   not null,
    sku              text   not null,
    quantity         bigint not null check (quantity > 0),
    unit_price       bigint not null,
    discount         bigint not null check (discount >= 0),
    total            bigint not null check (total >= 0),
    carried_out_from text,
    -- Pieces that came back. What was refunded for them follows from it, by cumulative rounding.
    returned         bigint not null default 0 check (returned between 0 and quantity),
    primary key (purchase_id, position),
    check (unit_price * quantity - discount = total)
) with (fillfactor = 95);

create table purchase_tender (
    purchase_id uuid   not null references purchase,
    position    int    not null,
    kind        text   not null,
    amount      bigint not null,
    reference   text,
    refunded    bigint not null default 0 check (refunded between 0 and amount),
    primary key (purchase_id, position)
) with (fillfactor = 95);

-- The till's own key: a receipt is taken once, however often it is sent.
create table receipt (
    store        text  not null,
    till         text  not null,
    number       text  not null,
    purchase_id  uuid  not null,
    content_hash bytea not null,
    primary key (store, till, number)
);
comment on column receipt.content_hash is 'SHA-256 of the receipt''s canonical content';

create table purchase_return (
    return_id   uuid        primary key,
    purchase_id uuid        not null references purchase,
    version     bigint      not null,
    channel     text        not null,
    location    text        not null,
    currency    text        not null,
    total       bigint      not null check (total >= 0),
    units       bigint      not null check (units > 0),
    returned_at timestamptz not null,
    recorded_at timestamptz not null,
    unique (purchase_id, version)
);
create index purchase_return_by_recording on purchase_return (recorded_at, return_id);

create table return_line (
    return_id uuid   not null references purchase_return,
    position  int    not null,
    line_id   uuid   not null,
    sku       text   not null,
    quantity  bigint not null check (quantity > 0),
    refund    bigint not null check (refund >= 0),
    condition text   not null check (condition in ('SELLABLE', 'QUALITY_CONTROL', 'DAMAGED')),
    primary key (return_id, position)
);

create table return_refund (
    return_id uuid   not null references purchase_return,
    position  int    not null,
    kind      text   not null,
    amount    bigint not null check (amount > 0),
    reference text,
    primary key (return_id, position)
);

-- Money owed back to a card through the gateway: written with the return, executed after it, repeated until done.
create table card_refund (
    refund_id   uuid        primary key,
    return_id   uuid        not null references purchase_return,
    order_id    uuid        not null,
    -- Our reference of the payment at the gateway.
    payment     uuid        not null references payment,
    amount      bigint      not null check (amount > 0),
    currency    text        not null,
    attempts    int         not null default 0,
    due_at      timestamptz not null,
    done_at     timestamptz,
    last_error  text
) with (fillfactor = 80);
create index card_refund_due on card_refund (due_at) where done_at is null;
