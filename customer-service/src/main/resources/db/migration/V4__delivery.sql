-- Projection of order.consignments.v1. Version 0: named by inventory before order-service has told of it.
create table consignment (
    consignment_id uuid        primary key,
    order_id       uuid,
    customer_id    uuid,
    version        bigint      not null default 0,
    status         text        not null default 'ALLOCATED',
    promised_by    timestamptz,
    broken_at      timestamptz,
    collect_by     timestamptz
);
create index consignment_late on consignment (customer_id)
    where broken_at is not null and status not in ('DELIVERED', 'COLLECTED', 'CLOSED');

-- What inventory has looked for elsewhere, until it is known whose goods they were.
create table resourcing (
    consignment_id uuid        not null references consignment,
    order_id       uuid        not null,
    version        bigint      not null,
    location       text        not null,
    replaced_by    text,
    pieces         bigint      not null,
    resourced_at   timestamptz not null,
    unique nulls not distinct (consignment_id, version, replaced_by)
);
comment on column resourcing.replaced_by is 'where the pieces come from now; null: they are nowhere to be had';
