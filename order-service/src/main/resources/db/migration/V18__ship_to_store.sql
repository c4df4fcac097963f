-- What is collected in one store and comes from another location: it is sent there, arrives and is handed out there.
alter table consignment
    add column pickup_location text,
    add column arrived_at      timestamptz,
    drop constraint consignment_status_check,
    add constraint consignment_status_check check (status in (
        'ALLOCATED', 'PICKED', 'PACKED', 'SHIPPED', 'ARRIVED', 'DELIVERED', 'READY', 'COLLECTED', 'CLOSED')),
    add check (pickup_location <> location),
    add check (arrived_at is null or pickup_location is not null);
comment on column consignment.pickup_location is 'to which it is sent to be collected; null: it is handed out where it is';

create index consignment_to_hand_out on consignment (pickup_location, consignment_id)
    where pickup_location is not null and status in ('ALLOCATED', 'PICKED', 'PACKED', 'SHIPPED', 'ARRIVED', 'READY');
drop index consignment_promised;
create index consignment_promised on consignment (promised_by)
    where broken_at is null and status in ('ALLOCATED', 'PICKED', 'PACKED', 'SHIPPED', 'ARRIVED');
