-- The promise is made when inventory sets the goods aside, and stays with the order.
alter table order_allocation add column promised_by timestamptz;
comment on column order_allocation.promised_by is 'by the calendar of the location; null: it has none that says so';
