-- Voids, corrections and the sessions of tills. All of them are links of the till's chain, beside its receipts.

-- Lists of what is allowed are added to as they stand, whatever other migrations have added.
do $$
declare
    added record;
    rule  text;
begin
    for added in values ('purchase_return', 'purchase_return_cause_check', 'cause'),
                        ('sales_entry', 'sales_entry_kind_check', 'kind') loop
        select pg_get_expr(conbin, conrelid) into strict rule from pg_constraint
            where conrelid = added.column1::regclass and conname = added.column2;
        execute format('alter table %I drop constraint %I', added.column1, added.column2);
        execute format('alter table %I add constraint %I check ((%s) or %I = %L)',
            added.column1, added.column2, rule, added.column3, 'VOID');
    end loop;
end $$;

-- A void has a number of its till, as every receipt has; the return that it makes is the whole of the voided purchase.
create table receipt_void (
    store         text not null,
    till          text not null,
    number        text not null,
    voided_till   text not null,
    voided_number text not null,
    purchase_id   uuid not null unique references purchase,
    return_id     uuid not null unique references purchase_return,
    primary key (store, till, number)
);

-- What was sold instead of what was voided.
create table receipt_correction (
    purchase_id      uuid not null primary key references purchase,
    corrected_till   text not null,
    corrected_number text not null
);

-- A day of a till, or a shift, from the float to the count.
create table till_session (
    session_id  uuid        primary key,
    store       text        not null,
    till        text        not null,
    cashier     text        not null,
    opened_at   timestamptz not null,
    currency    text        not null,
    float_minor bigint      not null check (float_minor >= 0),
    closed_at   timestamptz check (closed_at > opened_at),
    -- Of the till, growing by one with each closing.
    z_number    bigint,
    -- The till's sales less its voids and returns since its first receipt, in the session's currency, at the closing.
    grand_total bigint,
    -- The Z report to the letter: its hash is a link of the chain, at that position.
    report      text,
    position    bigint,
    check (num_nulls(closed_at, z_number, grand_total, report, position) in (0, 5))
);
create unique index till_session_open on till_session (store, till) where closed_at is null;
create unique index till_session_by_z on till_session (store, till, z_number) where z_number is not null;
create index till_session_by_till on till_session (store, till, opened_at desc, session_id desc);

create table cash_movement (
    movement_id uuid        primary key,
    session_id  uuid        not null references till_session,
    -- Into the drawer, or, negative, out of it.
    amount      bigint      not null check (amount <> 0),
    reason      text        not null,
    moved_at    timestamptz not null
);
create index cash_movement_by_session on cash_movement (session_id, movement_id);

alter table receipt_link
    alter column purchase_id drop not null,
    add column kind text not null default 'RECEIPT' check (kind in ('RECEIPT', 'VOID', 'RETURN', 'CLOSING')),
    add column content_id uuid,
    add column occurred_at timestamptz;
comment on column receipt_link.content_id is 'the return of a void or a return, the session of a closing';
create index receipt_link_by_time on receipt_link (store, till, occurred_at) where kind <> 'CLOSING';
create index receipt_link_by_number on receipt_link (store, till, number);

alter table receipt add column session uuid;
comment on column receipt.session is 'as the till named it; where it named none, the time tells';
create index receipt_by_session on receipt (session) where session is not null;

-- What the links of a till before that position come to: what its last closing told, and what came after it.
create function till_total_before(of_store text, of_till text, before bigint, of_currency text) returns bigint
language sql stable as $$
    with last as (
        select link.position, session.grand_total
        from receipt_link link join till_session session on session.session_id = link.content_id
        where link.store = of_store and link.till = of_till and link.position < before and link.kind = 'CLOSING'
          and session.currency = of_currency
        order by link.position desc limit 1)
    select (coalesce((select grand_total from last), 0) + coalesce(sum(coalesce(-back.total, sale.total)), 0))::bigint
    from receipt_link link
    left join purchase sale on link.kind = 'RECEIPT' and sale.purchase_id = link.purchase_id and sale.currency = of_currency
    left join purchase_return back on link.kind in ('VOID', 'RETURN') and back.return_id = link.content_id
        and back.currency = of_currency
    where link.store = of_store and link.till = of_till and link.position < before
      and link.position > coalesce((select position from last), 0)
$$;

-- The links that belong to a session: those that name it, and those of its time that name none that the till knows.
-- While it is open, its time ends where the caller says, or not at all.
create function till_session_links(of_session uuid, until timestamptz)
returns table (link_position bigint, kind text, number text, purchase_id uuid, return_id uuid, occurred_at timestamptz)
language sql stable as $$
    select link.position, link.kind, link.number, link.purchase_id, link.content_id, link.occurred_at
    from till_session day
    join receipt_link link on link.store = day.store and link.till = day.till and link.kind <> 'CLOSING'
        and link.occurred_at >= day.opened_at and (coalesce(day.closed_at, until) is null or link.occurred_at < coalesce(day.closed_at, until))
    left join receipt on link.kind <> 'RETURN' and receipt.store = link.store and receipt.till = link.till
        and receipt.number = link.number
    where day.session_id = of_session
      and (receipt.session is null or receipt.session = of_session
        or not exists (select from till_session other
            where other.session_id = receipt.session and other.store = day.store and other.till = day.till))
    union
    select link.position, link.kind, link.number, link.purchase_id, link.content_id, link.occurred_at
    from till_session day
    join receipt on receipt.session = day.session_id and receipt.store = day.store and receipt.till = day.till
    join receipt_link link on link.store = receipt.store and link.till = receipt.till and link.number = receipt.number
        and link.kind in ('RECEIPT', 'VOID')
    where day.session_id = of_session
$$;
