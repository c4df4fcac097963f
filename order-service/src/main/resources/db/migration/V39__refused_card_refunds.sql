-- A refund that the gateway refuses for good is not tried again; people settle it another way.
alter table card_refund add column refused_at timestamptz;
comment on column card_refund.last_error is 'What the gateway said last; of a refused one why';
drop index card_refund_due;
create index card_refund_due on card_refund (due_at) where done_at is null and refused_at is null;
create index card_refund_not_given on card_refund (refund_id) where done_at is null;

-- Once per refund: by which bank transfer the customer got the money, and who says so.
create table card_refund_settlement (
    refund_id  uuid        primary key references card_refund,
    reference  text        not null,
    settled_by text        not null,
    at         timestamptz not null
);

-- What the gateway said last where it was asked in vain, until it is done.
alter table payment add column last_error text;

create function allow_in_check(of_table text, name text, condition text) returns void language plpgsql as $$
declare
    old text;
begin
    select pg_get_constraintdef(oid) into strict old from pg_constraint
    where conrelid = of_table::regclass and conname = name;
    execute format('alter table %I drop constraint %I', of_table, name);
    execute format('alter table %I add constraint %I check (%s or %s)', of_table, name, condition, substring(old from 7));
end $$;
select allow_in_check('sales_posting', 'sales_posting_account_check', $$account in ('BANK_TRANSFER')$$);
select allow_in_check('sales_entry', 'sales_entry_kind_check', $$kind in ('SETTLEMENT')$$);
drop function allow_in_check(text, text, text);
