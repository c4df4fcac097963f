-- What a look at a feed has seen: the next one looks at what that did not see.
alter table feed_look
    add column snapshot text,
    add column marks    text,
    add column budgets  text;
comment on column feed_look.snapshot is 'null: nobody has looked yet, or not at all of it';
comment on column feed_look.marks is 'versions of what every item depends on';
comment on column feed_look.budgets is 'what was left of the budgets that items depend on';

-- An item that is not there yet is known as well, where the clock alone will bring it: with the look 0 and no hash.
alter table feed_item
    add column due      timestamptz,
    add column personal boolean not null default false;
comment on column feed_item.due is 'next instant at which the clock may change it; null: never';
comment on column feed_item.personal is 'whether it depends on what is left of a budget';
create index feed_item_by_due on feed_item (channel_id, due) where due is not null;
create index feed_item_by_budget on feed_item (channel_id) where personal;
create index feed_item_by_look on feed_item (channel_id, look) where hash is not null;

-- SKUs of which there was none and is some, or the other way round, at a place, for some channel. Most changes of stock
-- change no item, and write nothing here.
create table stock_turn (
    sku        text primary key,
    changed_in xid8 not null
);
create index stock_turn_by_change on stock_turn (changed_in);

-- Of a part of a bundle, any change counts.
create function stock_turns(asked_sku text, before bigint, after bigint) returns boolean language sql stable as $$
    select (before > 0) <> (after > 0)
        or exists (select from channel_policy c
                   left join channel_buffer b on b.channel = c.channel and b.sku = asked_sku
                   where (promisable(before, c.share, coalesce(b.buffer, c.buffer)) > 0)
                         <> (promisable(after, c.share, coalesce(b.buffer, c.buffer)) > 0))
        or before <> after and exists (select from bundle_component where component = asked_sku)
$$;

create function stock_appears() returns trigger language plpgsql as $$
begin
    insert into stock_turn (sku, changed_in)
    select distinct n.sku, pg_current_xact_id() from rows_after n where n.available <> 0 order by n.sku
    on conflict (sku) do update set changed_in = excluded.changed_in;
    return null;
end $$;
create trigger stock_appears after insert on availability
    referencing new table as rows_after for each statement execute function stock_appears();

create function stock_changes() returns trigger language plpgsql as $$
begin
    insert into stock_turn (sku, changed_in)
    select distinct n.sku, pg_current_xact_id()
    from rows_before o join rows_after n on n.sku = o.sku and n.location = o.location
    where n.available <> o.available and stock_turns(n.sku, o.available, n.available)
    order by n.sku
    on conflict (sku) do update set changed_in = excluded.changed_in;
    return null;
end $$;
create trigger stock_changes after update on availability
    referencing old table as rows_before new table as rows_after for each statement execute function stock_changes();

-- The version of where stock counts: what channels may promise, and which places are open.
create table stock_terms (
    one     boolean primary key default true check (one),
    version bigint  not null
);
insert into stock_terms (version) values (1);

create function stock_terms_changed() returns trigger language plpgsql as $$
begin
    update stock_terms set version = version + 1;
    return null;
end $$;
create trigger policy_changes_stock_terms after insert or update or delete on channel_policy
    for each statement execute function stock_terms_changed();
create trigger buffer_changes_stock_terms after insert or update or delete on channel_buffer
    for each statement execute function stock_terms_changed();
create trigger place_changes_stock_terms after insert or update or delete on channel_location
    for each statement execute function stock_terms_changed();
create trigger opening_changes_stock_terms after update on location
    for each row when (old.open is distinct from new.open) execute function stock_terms_changed();
create trigger location_changes_stock_terms after insert on location
    for each row when (new.open) execute function stock_terms_changed();

-- What begins or ends by the clock for many products at once.
create index assortment_entry_by_begin on assortment_entry (valid_from) where valid_from is not null;
create index assortment_entry_by_end on assortment_entry (valid_to) where valid_to is not null;
create index reserved_sku_by_begin on reserved_sku (begins_at);
create index reserved_sku_by_end on reserved_sku (ends_at);
