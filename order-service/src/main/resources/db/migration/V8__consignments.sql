-- What one location hands out of an order in one way.
create table consignment (
    consignment_id  uuid        primary key,
    order_id        uuid        not null references orders,
    customer_id     uuid,
    version         bigint      not null,
    location        text        not null,
    method          text        not null check (method in ('SHIP', 'PICKUP', 'CARRY_OUT')),
    status          text        not null check (status in (
        'ALLOCATED', 'PICKED', 'PACKED', 'SHIPPED', 'DELIVERED', 'READY', 'COLLECTED', 'CLOSED')),
    lines           jsonb       not null,
    promised_by     timestamptz,
    broken_at       timestamptz,
    carrier         text,
    tracking_number text,
    pickup_code     text,
    wrong_codes     int         not null default 0,
    slot_from       timestamptz,
    slot_to         timestamptz,
    collect_by      timestamptz,
    collected_by    text,
    changed_at      timestamptz not null
) with (fillfactor = 70);
create index consignment_by_order on consignment (order_id);
create index consignment_to_do on consignment (location, consignment_id)
    where status in ('ALLOCATED', 'PICKED', 'PACKED', 'READY');
create index consignment_promised on consignment (promised_by)
    where broken_at is null and status in ('ALLOCATED', 'PICKED', 'PACKED', 'SHIPPED');
create index consignment_to_collect on consignment (collect_by) where status = 'READY';
-- Not unique: carriers use their numbers again.
create index consignment_by_tracking on consignment (carrier, tracking_number) where tracking_number is not null;
create index consignment_changed on consignment (changed_at, consignment_id);

-- What was told of consignments beside their state, as it was told.
create table consignment_fact (
    consignment_id uuid        not null references consignment,
    version        bigint      not null,
    fact_id        uuid        not null,
    kind           text        not null check (kind in ('PICKUP_READY', 'PROMISE_BROKEN')),
    status         text        not null,
    at             timestamptz not null,
    primary key (consignment_id, version)
);
create index consignment_fact_by_time on consignment_fact (at, fact_id);

-- How many pieces the customer has, and how many they will not get: the first can come back, the others were refunded.
alter table purchase_line
    add column handed_over bigint not null default 0,
    add column cancelled bigint not null default 0;
update purchase_line line set handed_over = line.quantity
    from purchase where purchase.purchase_id = line.purchase_id and (purchase.fulfilled or line.carried_out_from is not null);
alter table purchase_line
    add constraint purchase_line_given check (handed_over >= 0 and cancelled >= 0 and handed_over + cancelled <= quantity),
    add constraint purchase_line_back check (cancelled <= returned and returned <= handed_over + cancelled);

alter table purchase_return
    add column cause text not null default 'RETURN' check (cause in ('RETURN', 'CANCELLATION'));

alter table order_fact drop constraint order_fact_kind_check;
alter table order_fact add check (kind in ('PLACED', 'CONFIRMED', 'CANCELLED', 'FULFILLED', 'CONSIGNED'));

alter table sales_entry drop constraint sales_entry_kind_check;
alter table sales_entry add check (kind in ('SALE', 'HANDOVER', 'RETURN', 'CANCELLATION'));
comment on column sales_entry.entry_id is
    'of what caused it, and does so once: the purchase, the consignment or the order handed over, the return, the cancellation';

-- An order is handed over as a whole or by its consignments: that something of it is booked can be said of both.
create index sales_entry_handovers on sales_entry (purchase_id) where kind = 'HANDOVER';
create function handovers_are_booked() returns trigger language plpgsql as $$
begin
    if not exists (select from sales_entry where purchase_id = new.purchase_id and kind = 'HANDOVER') then
        raise exception 'the hand-over of purchase % is not booked', new.purchase_id using errcode = 'check_violation';
    end if;
    return null;
end $$;
drop trigger handover_is_booked on purchase;
create constraint trigger handover_is_booked after update of fulfilled on purchase deferrable initially deferred
    for each row when (new.fulfilled and not old.fulfilled and new.order_id is not null)
    execute function handovers_are_booked();
