-- The VAT in what is earned and given back: owed (VAT), and what takes revenue and returns, which stay with tax, to net
-- (VAT_INCLUDED).
create function allow_in_check(of_table text, name text, condition text) returns void language plpgsql as $$
declare
    old text;
begin
    select pg_get_constraintdef(oid) into strict old from pg_constraint
    where conrelid = of_table::regclass and conname = name;
    execute format('alter table %I drop constraint %I', of_table, name);
    execute format('alter table %I add constraint %I check (%s or %s)', of_table, name, condition, substring(old from 7));
end $$;
select allow_in_check('sales_posting', 'sales_posting_account_check', $$account in ('VAT', 'VAT_INCLUDED')$$);
drop function allow_in_check(text, text, text);

alter table sales_posting add column tax_rate int;
comment on column sales_posting.tax_rate is 'Of the VAT in it, basis points; null: not known, or none of a line';

-- What is booked already: where the quote is kept under which a line was sold, its tax is known, and is booked here. The
-- entries stay as they are and get postings that sum to zero: the line's move from the unknown rate to the quote's, its tax
-- beside them. Figures with tax do not change; a void of such a sale takes back what is added here as well. All other lines
-- were sold under no quote: their rate stays unknown, as nobody has kept it.
create temporary table taxed_posting on commit drop as
select entry_id, purchase_id, line_id, kind, booked_at, account, amount, posting.currency, posting.channel, location,
       attached_store, posting.sku, pieces, posting.occurred_at, line.total,
       (quoted ->> 'taxRate')::int as rate, (quoted -> 'tax' ->> 'minor')::bigint as tax
from sales_posting posting
join sales_entry entry using (entry_id)
join purchase_line line using (purchase_id, line_id)
where quoted is not null and quoted ->> 'gift' is null
  and account in ('REVENUE', 'DISCOUNTS', 'GOODWILL', 'DEFERRED_REVENUE', 'RETURNS');

-- After each part of a line its tax is that share of it, rounded, which the parts so far are of its total; a sale that was
-- voided comes to nothing again.
create temporary table taxed_part on commit drop as
select *, case when total = 0 then 0
          else round(tax::numeric * so_far / total) - round(tax::numeric * (so_far - earned) / total) end as vat
from (select *, sum(earned) over (partition by purchase_id, line_id order by booked_at, entry_id, location) as so_far
      from (select entry_id, purchase_id, line_id, currency, channel, location, attached_store, sku, occurred_at, booked_at,
                   total, rate, tax, -sum(amount) as earned
            from taxed_posting where account in ('REVENUE', 'DISCOUNTS', 'GOODWILL')
            group by entry_id, purchase_id, line_id, currency, channel, location, attached_store, sku, occurred_at, booked_at,
                     total, rate, tax) part) parts;

-- What came back takes that share of the tax which was booked; all of it, when everything has come back.
insert into taxed_part
select entry_id, purchase_id, line_id, currency, channel, location, attached_store, sku, occurred_at, booked_at, total, rate,
       tax, -refund, null,
       round(booked * least(so_far - refund, earned) / earned) - round(booked * least(so_far, earned) / earned)
from (select back.*, booked.earned, booked.vat as booked,
             sum(refund) over (partition by purchase_id, line_id order by booked_at, entry_id) as so_far
      from (select entry_id, purchase_id, line_id, currency, channel, location, attached_store, sku, occurred_at, booked_at,
                   total, rate, tax, sum(amount) as refund
            from taxed_posting where account = 'RETURNS'
            group by entry_id, purchase_id, line_id, currency, channel, location, attached_store, sku, occurred_at, booked_at,
                     total, rate, tax) back
      join (select purchase_id, line_id, sum(earned) as earned, sum(vat) as vat
            from taxed_part group by purchase_id, line_id having sum(earned) > 0) booked using (purchase_id, line_id)) returned;

insert into sales_posting (entry_id, position, account, amount, currency, channel, location, attached_store, line_id, sku,
                           pieces, occurred_at, tax_rate)
select entry_id, last + row_number() over (partition by entry_id order by line_id, step, account, location, known), account,
       amount, currency, channel, location, attached_store, line_id, sku, pieces, occurred_at,
       case when known then rate end
from (select entry_id, 0 as step, account, case when known then amount else -amount end as amount, currency, channel,
             location, attached_store, line_id, sku, case when known then pieces else -pieces end as pieces, occurred_at,
             rate, known
      from taxed_posting cross join (values (false), (true)) side (known)
      where amount <> 0 or pieces <> 0
      union all
      select entry_id, 1, account, case when account = 'VAT' then -vat else vat end, currency, channel, location,
             attached_store, line_id, sku, 0, occurred_at, rate, true
      from taxed_part cross join (values ('VAT_INCLUDED'), ('VAT')) side (account)
      where vat <> 0) added
join (select entry_id, max(position) as last from sales_posting group by entry_id) before using (entry_id);
