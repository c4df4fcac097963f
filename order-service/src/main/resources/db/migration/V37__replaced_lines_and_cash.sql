-- Orders that are placed instead of a line of another one: the line is given up when they are sales, and not before.
alter table orders add column replaces uuid references orders;
comment on column orders.replaces is 'the order of which it replaces a line, once it is a sale';

create table line_replacement (
    order_id    uuid        primary key references orders,
    replaced    uuid        not null references orders check (replaced <> order_id),
    line_id     uuid        not null,
    quantity    bigint      not null check (quantity > 0),
    given_by    text        not null check (given_by in ('OWNER', 'STAFF')),
    replaced_at timestamptz
);
create index line_replacement_of on line_replacement (line_id);
comment on column line_replacement.line_id is 'of the order that is replaced';
comment on column line_replacement.replaced_at is 'when the order was a sale, and the line was given up for it';

alter table order_version drop constraint order_version_what_check;
alter table order_version add constraint order_version_what_check check (what in (
    'PLACED', 'FULFILMENT_CHANGED', 'FULFILMENT_KEPT', 'LINE_CANCELLED', 'ADDITION_ORDERED', 'GIFT_NOT_GIVEN',
    'REPLACEMENT_ORDERED', 'LINE_REPLACED'));

-- What a till has taken in cash for an order: counted in its session when it is taken, and when it is given back.
alter table orders
    add column cash_minor   bigint check (cash_minor > 0),
    add column cash_session uuid references till_session,
    add check (num_nulls(cash_minor, cash_session) in (0, 2));

-- Where somebody's refund is.
create index card_refund_of_order on card_refund (order_id);
