-- Which order a purchase was, as order-service tells it: the two have ids of their own.
create table sale_order (
    purchase_id uuid primary key,
    order_id    uuid not null
);
create index sale_order_by_order on sale_order (order_id);

-- Purchases of somebody known. Bought when it was ordered, where it was ordered.
create view sale as
select p.id, p.reference::uuid as purchase_id, o.order_id, p.customer_id, p.occurred_at,
    least(p.occurred_at, coalesce(placed.occurred_at, p.occurred_at)) as bought_at,
    p.channel, p.store, p.minor, p.currency
from timeline_entry p
left join sale_order o on o.purchase_id = p.reference::uuid
left join timeline_entry placed on placed.id = 'ORDER_PLACED/' || o.order_id
where p.kind = 'PURCHASE' and p.customer_id is not null;

create index timeline_entry_of_sales on timeline_entry (occurred_at, id) where kind = 'PURCHASE' and customer_id is not null;
create index timeline_entry_by_reference on timeline_entry (reference);
