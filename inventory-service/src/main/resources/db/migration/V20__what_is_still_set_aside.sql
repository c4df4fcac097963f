-- Lines of which everything has left stay for ever; what is still set aside at a place is not looked for among them.
drop index reservation_line_by_place;
create index reservation_line_by_place on reservation_line (location, sku, order_id) where quantity > 0;
