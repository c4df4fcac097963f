-- What a place had at a past moment, in each state, is summed up from this index alone.
drop index stock_movement_by_time;
create index stock_movement_by_time on stock_movement (location, sku, occurred_at)
    include (quantity, quality_control, damaged, recorded_at);
