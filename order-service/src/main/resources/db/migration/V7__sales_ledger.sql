-- Which store a customer is attached to, as customer-service tells it; whoever is attached to none is missing.
create table known_attachment (
    customer uuid primary key,
    store    text not null
);

-- The sales ledger: one book for every channel and store, in double entry. An entry bears the id of what caused it (the
-- purchase, the order that was handed over, the return): one cause books once.
create table sales_entry (
    entry_id    uuid        primary key,
    kind        text        not null check (kind in ('SALE', 'HANDOVER', 'RETURN')),
    purchase_id uuid        not null,
    -- Through which it came about; of a return the channel that took the goods back.
    channel     text        not null,
    -- Of the sale, the hand-over or the return itself, and when it was written here.
    occurred_at timestamptz not null,
    booked_at   timestamptz not null
);

create table sales_posting (
    entry_id       uuid        not null,
    position       int         not null,
    account        text        not null check (account in (
        'CARD', 'CASH', 'POINTS', 'GIFT_CARD', 'DEFERRED_REVENUE', 'REVENUE', 'DISCOUNTS', 'RETURNS')),
    -- Debits are positive, credits negative; minor units.
    amount         bigint      not null,
    currency       text        not null,
    -- The ordering channel, also of what comes back through another.
    channel        text        not null,
    -- Where the goods were handed over or came back, or where the money was taken or given back; null: nowhere yet, or
    -- on a remote channel.
    location       text,
    -- The customer's store at the moment of the sale.
    attached_store text,
    line_id        uuid,
    sku            text,
    -- Sold and handed over (REVENUE), come back (RETURNS), still to be handed over (DEFERRED_REVENUE).
    pieces         bigint      not null,
    -- The entry's, so that a period's figures need no other table.
    occurred_at    timestamptz not null,
    primary key (entry_id, position)
);

-- What was sold, handed over and returned before there was a ledger is booked here and now, and not by a job afterwards:
-- these are a few statements over whole tables, and there is no moment at which the figures are of a part. Of these sales
-- nobody knows any more to which store the customer was attached, nor where inventory had set their goods aside: they are
-- attached to none, and were handed over where the line said.
insert into sales_entry (entry_id, kind, purchase_id, channel, occurred_at, booked_at)
select purchase_id, 'SALE', purchase_id, channel, purchased_at, recorded_at from purchase;

insert into sales_posting
select purchase_id, row_number() over (partition by purchase_id order by step, position) - 1, account, amount, currency,
       channel, location, null, line_id, sku, pieces, purchased_at
from (select purchase_id, 0 as step, position, tender.kind as account, amount, currency, channel, location,
             null::uuid as line_id, null as sku, 0 as pieces, purchased_at
      from purchase_tender tender join purchase using (purchase_id) where amount > 0
      union all
      select purchase_id, 1, position, 'REVENUE', -unit_price * quantity, currency, channel, carried_out_from,
             line_id, sku, quantity, purchased_at
      from purchase_line join purchase using (purchase_id) where carried_out_from is not null
      union all
      select purchase_id, 2, position, 'DISCOUNTS', discount, currency, channel, carried_out_from,
             line_id, sku, 0, purchased_at
      from purchase_line join purchase using (purchase_id) where carried_out_from is not null and discount > 0
      union all
      select purchase_id, 3, position, 'DEFERRED_REVENUE', -line.total, currency, channel, null,
             line_id, sku, quantity, purchased_at
      from purchase_line line join purchase using (purchase_id) where carried_out_from is null) posting;

create temporary table handed_over on commit drop as
select purchase.order_id, purchase_id, channel, currency, location, coalesce(fact.at, recorded_at) as at
from purchase left join order_fact fact on fact.order_id = purchase.order_id and fact.kind = 'FULFILLED'
where fulfilled and purchase.order_id is not null;

insert into sales_entry (entry_id, kind, purchase_id, channel, occurred_at, booked_at)
select order_id, 'HANDOVER', purchase_id, channel, at, at from handed_over;

insert into sales_posting
select order_id, row_number() over (partition by order_id order by step, position) - 1, account, amount, currency,
       channel, place, null, line_id, sku, pieces, at
from (select handed_over.*, line.position, line.line_id, line.sku, step, account, posting.amount, pieces,
             case when step = 0 then null else coalesce(ordered.location, handed_over.location) end as place
      from handed_over join purchase_line line using (purchase_id)
      left join (select orders.order_id, (detail ->> 'lineId')::uuid as line_id, detail ->> 'location' as location
                 from orders, jsonb_array_elements(orders.lines) detail) ordered using (order_id, line_id)
      cross join lateral (values
          (0, 'DEFERRED_REVENUE', line.total, -line.quantity),
          (1, 'REVENUE', -line.unit_price * line.quantity, line.quantity),
          (2, 'DISCOUNTS', line.discount, 0)) posting (step, account, amount, pieces)
      where line.carried_out_from is null and (step < 2 or line.discount > 0)) posting;

insert into sales_entry (entry_id, kind, purchase_id, channel, occurred_at, booked_at)
select return_id, 'RETURN', purchase_id, channel, returned_at, recorded_at from purchase_return;

insert into sales_posting
select return_id, row_number() over (partition by return_id order by step, position) - 1, account, amount, currency,
       channel, location, null, line_id, sku, pieces, returned_at
from (select return_id, 0 as step, position, 'RETURNS' as account, refund as amount, made.currency, purchase.channel,
             made.location, line_id, sku, quantity as pieces, returned_at
      from return_line join purchase_return made using (return_id) join purchase using (purchase_id)
      union all
      select return_id, 1, position, refund.kind, -amount, made.currency, purchase.channel, made.location, null, null, 0,
             returned_at
      from return_refund refund join purchase_return made using (return_id) join purchase using (purchase_id)) posting;

do $$
begin
    if exists (select from sales_posting group by entry_id, currency having sum(amount) <> 0) then
        raise exception 'a sale that was there already does not balance' using errcode = 'check_violation';
    end if;
end $$;

create index sales_entry_by_time on sales_entry (occurred_at, entry_id);
-- Postings are written nearly in the order of time, so that a few bytes per range of pages find a period.
create index sales_posting_by_time on sales_posting using brin (occurred_at) with (autosummarize = on);

create function sales_ledger_is_immutable() returns trigger language plpgsql as $$
begin
    raise exception 'the sales ledger is never changed; make a correcting entry' using errcode = 'check_violation';
end $$;
create trigger sales_entry_is_immutable before update or delete or truncate on sales_entry
    for each statement execute function sales_ledger_is_immutable();
create trigger sales_posting_is_immutable before update or delete or truncate on sales_posting
    for each statement execute function sales_ledger_is_immutable();

-- Looked at once per statement, over all that it adds, and not row by row: till receipts come by the thousand lines. What
-- is added to an entry is of an entry that is there (none is ever deleted, so that no foreign key is needed), and balances
-- in itself: nothing added later can tip an entry.
create function sales_postings_balance() returns trigger language plpgsql as $$
begin
    if exists (select from added group by entry_id, currency having sum(amount) <> 0) then
        raise exception 'the postings of an entry must sum to zero' using errcode = 'check_violation';
    end if;
    if exists (select from (select distinct entry_id from added) posted
               where not exists (select from sales_entry entry where entry.entry_id = posted.entry_id)) then
        raise exception 'there is no such entry' using errcode = 'foreign_key_violation';
    end if;
    return null;
end $$;
create trigger sales_postings_balance after insert on sales_posting referencing new table as added
    for each statement execute function sales_postings_balance();

-- At the commit: an entry has postings. That they sum to zero was seen to when they were added.
create function sales_entry_has_postings() returns trigger language plpgsql as $$
begin
    if not exists (select from sales_posting where entry_id = new.entry_id) then
        raise exception 'an entry needs postings' using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger sales_entry_has_postings after insert on sales_entry deferrable initially deferred
    for each row execute function sales_entry_has_postings();

-- Nothing is sold, handed over or taken back that the ledger does not know, whoever writes it: a replica of a version
-- before the ledger fails, and whoever called it tries again, instead of leaving a gap.
create function sales_are_booked() returns trigger language plpgsql as $$
declare
    cause uuid;
begin
    if tg_argv[0] = 'SALE' then
        cause := new.purchase_id;
    elsif tg_argv[0] = 'HANDOVER' then
        cause := new.order_id;
    else
        cause := new.return_id;
    end if;
    if not exists (select from sales_entry where entry_id = cause) then
        raise exception 'the % of purchase % is not booked', tg_argv[0], new.purchase_id using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger purchase_is_booked after insert on purchase deferrable initially deferred
    for each row execute function sales_are_booked('SALE');
create constraint trigger handover_is_booked after update of fulfilled on purchase deferrable initially deferred
    for each row when (new.fulfilled and not old.fulfilled and new.order_id is not null)
    execute function sales_are_booked('HANDOVER');
create constraint trigger return_is_booked after insert on purchase_return deferrable initially deferred
    for each row execute function sales_are_booked('RETURN');
