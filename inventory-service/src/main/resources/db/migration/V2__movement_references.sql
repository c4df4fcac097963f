-- The number of the document that says that goods moved. A document is booked once, for ever: answers to commands are
-- forgotten after a while, the ledger is not.
alter table stock_movement add column reference text check (length(reference) between 1 and 64);
create unique index stock_movement_by_reference on stock_movement (reference, location, sku, reason)
    where reference is not null;
