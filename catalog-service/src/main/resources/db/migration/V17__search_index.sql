-- Which transaction wrote what is searched by: a replica that knows a snapshot reads what that snapshot did not see. An
-- instant or a sequence would not do: transactions do not commit in the order in which they take one.
create function changed_in_this_transaction() returns trigger language plpgsql as $$
begin
    new.changed_in := pg_current_xact_id();
    return new;
end $$;

alter table product add column changed_in xid8 not null default pg_current_xact_id();
create index product_by_change on product (changed_in);
create trigger product_changes before insert or update on product
    for each row execute function changed_in_this_transaction();

alter table product_prices add column changed_in xid8 not null default pg_current_xact_id();
create index product_prices_by_change on product_prices (changed_in);
create trigger product_prices_change before insert or update on product_prices
    for each row execute function changed_in_this_transaction();

alter table product_rating add column changed_in xid8 not null default pg_current_xact_id();
create index product_rating_by_change on product_rating (changed_in);
create trigger product_rating_changes before insert or update on product_rating
    for each row execute function changed_in_this_transaction();

-- Whether a snapshot did not see it. What claims to be written by a transaction that is still to come was restored from
-- another server.
create function is_new_since(changed_in xid8, known pg_snapshot) returns boolean
    language sql stable as $$
    select changed_in >= pg_snapshot_xmin(known) and changed_in < pg_snapshot_xmax(pg_current_snapshot())
           and not pg_visible_in_snapshot(changed_in, known)
$$;

-- Filters are looked at in memory; words still for suggestions.
drop index product_by_key;
