-- Orders that were placed because a customer wants more of a line: an order of its own, so that it is had whole or not at
-- all, and charged once.
create table line_addition (
    order_id uuid   primary key references orders,
    line_id  uuid   not null,
    quantity bigint not null check (quantity > 0)
);
create index line_addition_of on line_addition (line_id);
comment on column line_addition.order_id is 'the one that adds; order_amendment says to which';
comment on column line_addition.line_id is 'of the order that is added to';

alter table order_version drop constraint order_version_what_check;
alter table order_version add constraint order_version_what_check
    check (what in ('PLACED', 'FULFILMENT_CHANGED', 'FULFILMENT_KEPT', 'LINE_CANCELLED', 'ADDITION_ORDERED'));
