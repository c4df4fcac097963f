-- Pieces that are at a place and not for sale are kept by their state. An entry of the ledger says what it changes in
-- each state, so that one that moves pieces between two of them is one row that adds up to zero.
alter table stock_movement
    drop constraint stock_movement_quantity_check,
    add column quality_control bigint not null default 0,
    add column damaged bigint not null default 0;

-- What was set apart before left on hand, and was not kept anywhere else.
update stock_movement set quality_control = -quantity where reason = 'QUALITY_CONTROL';
update stock_movement set damaged = -quantity where reason = 'DAMAGED';

alter table stock_movement add constraint stock_movement_moves_something
    check (quantity <> 0 or quality_control <> 0 or damaged <> 0);

alter table stock
    -- On its way to the place in open transfers.
    add column incoming bigint not null default 0 check (incoming >= 0),
    add column quality_control bigint not null default 0 check (quality_control >= 0),
    add column damaged bigint not null default 0 check (damaged >= 0);

update stock s set quality_control = m.quality_control, damaged = m.damaged
from (select location, sku, sum(quality_control) as quality_control, sum(damaged) as damaged from stock_movement
    where quality_control <> 0 or damaged <> 0 group by location, sku) m
where s.location = m.location and s.sku = m.sku;

update stock s set incoming = l.in_transit
from (select destination, sku, sum(in_transit) as in_transit from transfer_line
    where in_transit > 0 group by destination, sku) l
where s.location = l.destination and s.sku = l.sku;

alter table stock_drift
    add column incoming bigint not null default 0,
    add column incoming_healed bigint not null default 0,
    add column quality_control bigint not null default 0,
    add column quality_control_healed bigint not null default 0,
    add column damaged bigint not null default 0,
    add column damaged_healed bigint not null default 0;
