-- Whether a constraint names an account or a kind is added to what it says already, whoever has said it.
create function allow_in_check(of_table text, name text, condition text) returns void language plpgsql as $$
declare
    old text;
begin
    select pg_get_constraintdef(oid) into strict old from pg_constraint
    where conrelid = of_table::regclass and conname = name;
    execute format('alter table %I drop constraint %I', of_table, name);
    execute format('alter table %I add constraint %I check (%s or %s)', of_table, name, condition, substring(old from 7));
end $$;

-- What was left on gift cards and is owed to nobody any more.
select allow_in_check('sales_posting', 'sales_posting_account_check', $$account in ('BREAKAGE')$$);
select allow_in_check('sales_entry', 'sales_entry_kind_check', $$kind in ('EXPIRY')$$);

drop function allow_in_check(text, text, text);

-- What was sold and what came back, per place and channel, since the beginning: kept, so that nobody reads all sales to sum
-- them. Whoever sells adds a change; what has come together is folded into the sums. Both together are exact at any moment,
-- and no two sales wait for each other's row.
create table sales_sum (
    location       text,
    channel        text   not null,
    currency       text   not null,
    sold           bigint not null,
    returned       bigint not null,
    units_sold     bigint not null,
    units_returned bigint not null,
    purchases      bigint not null,
    returns        bigint not null,
    unique nulls not distinct (location, channel, currency)
);
create table sales_sum_change (
    change_id bigint generated always as identity primary key,
    like sales_sum
);

create function sum_purchases() returns trigger language plpgsql as $$
begin
    insert into sales_sum_change (location, channel, currency, sold, returned, units_sold, units_returned, purchases, returns)
    select location, channel, currency, sum(total), 0, sum(units), 0, count(*), 0
    from added group by location, channel, currency;
    return null;
end $$;
create trigger purchase_is_summed after insert on purchase referencing new table as added
    for each statement execute function sum_purchases();

-- A gift card is no sale: what it buys is.
create function sum_gift_cards() returns trigger language plpgsql as $$
begin
    if exists (select from added where gift_card is not null) then
        insert into sales_sum_change (location, channel, currency, sold, returned, units_sold, units_returned, purchases,
                                      returns)
        select location, channel, currency, -sum(added.total), 0, -count(*), 0, 0, 0
        from added join purchase using (purchase_id) where gift_card is not null group by location, channel, currency;
    end if;
    return null;
end $$;
create trigger gift_card_is_summed after insert on purchase_line referencing new table as added
    for each statement execute function sum_gift_cards();

create function sum_returns() returns trigger language plpgsql as $$
begin
    insert into sales_sum_change (location, channel, currency, sold, returned, units_sold, units_returned, purchases, returns)
    select location, channel, currency, 0, sum(total), 0, sum(units), 0, count(*)
    from added group by location, channel, currency;
    return null;
end $$;
create trigger return_is_summed after insert on purchase_return referencing new table as added
    for each statement execute function sum_returns();

create function sum_unreceipted() returns trigger language plpgsql as $$
begin
    insert into sales_sum_change (location, channel, currency, sold, returned, units_sold, units_returned, purchases, returns)
    select location, channel, currency, 0, sum(total), 0, 0, 0, count(*)
    from added group by location, channel, currency;
    return null;
end $$;
create trigger unreceipted_return_is_summed after insert on unreceipted_return referencing new table as added
    for each statement execute function sum_unreceipted();

create function sum_unreceipted_units() returns trigger language plpgsql as $$
begin
    insert into sales_sum_change (location, channel, currency, sold, returned, units_sold, units_returned, purchases, returns)
    select location, channel, currency, 0, 0, 0, sum(quantity), 0, 0
    from added join unreceipted_return using (return_id) group by location, channel, currency;
    return null;
end $$;
create trigger unreceipted_units_are_summed after insert on unreceipted_return_line referencing new table as added
    for each statement execute function sum_unreceipted_units();

-- The triggers keep writers out until this is committed: what is summed here is all there is.
insert into sales_sum
select location, channel, currency, sum(sold), sum(returned), sum(units_sold), sum(units_returned), sum(purchases),
       sum(returns)
from (select location, channel, currency, total as sold, 0 as returned, units as units_sold, 0 as units_returned,
             1 as purchases, 0 as returns
      from purchase
      union all
      select location, channel, currency, -line.total, 0, -1, 0, 0, 0
      from purchase_line line join purchase using (purchase_id) where line.gift_card is not null
      union all
      select location, channel, currency, 0, total, 0, units, 0, 1 from purchase_return
      union all
      select location, channel, currency, 0, total, 0, 0, 0, 1 from unreceipted_return
      union all
      select location, channel, currency, 0, 0, 0, quantity, 0, 0
      from unreceipted_return_line join unreceipted_return using (return_id)) movement
group by location, channel, currency;

-- By which claims and purchases are asked for.
create index claim_by_order on claim (order_id, claim_id);
create index purchase_by_card on purchase (card, purchased_at desc, purchase_id desc) where card is not null;

-- Goods that are to be handed out another way, which their place does not serve: what is asked of inventory, and how they were
-- to be handed out before, in case it cannot be.
create table consignment_edit (
    consignment_id uuid        primary key references consignment deferrable initially deferred,
    method         text        not null,
    pickup         text,
    promised_by    timestamptz,
    wanted         text        not null,
    wanted_at      text,
    asked_by       text        not null,
    asked_at       timestamptz not null
);
comment on column consignment_edit.method is 'as it was before; pickup: the store to which it was sent, or null';

alter table order_version drop constraint order_version_what_check;
alter table order_version add constraint order_version_what_check
    check (what in ('PLACED', 'FULFILMENT_CHANGED', 'FULFILMENT_KEPT', 'LINE_CANCELLED'));
