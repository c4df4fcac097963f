-- Vouchers pay: what they have paid is a tender of its own. Which an order offers stands beside its gift cards.
create function allow_in_check(of_table text, name text, condition text) returns void language plpgsql as $$
declare
    old text;
begin
    select pg_get_constraintdef(oid) into strict old from pg_constraint
    where conrelid = of_table::regclass and conname = name;
    execute format('alter table %I drop constraint %I', of_table, name);
    execute format('alter table %I add constraint %I check (%s or %s)', of_table, name, condition, substring(old from 7));
end $$;

select allow_in_check('sales_posting', 'sales_posting_account_check', $$account in ('VOUCHER')$$);

drop function allow_in_check(text, text, text);

comment on column orders.gift_cards is 'what is offered of gift cards, and of vouchers: those say so by their kind';
