-- The ledger in double entry: each entry has sides that sum to zero, on the books of members and of the programme.
create table posting (
    entry_id   uuid   not null,
    position   int    not null check (position > 0),
    account_id uuid,
    book       text   not null,
    points     bigint not null check (points <> 0),
    primary key (entry_id, position),
    constraint posting_book check ((account_id is not null and book in ('ACTIVE', 'HELD'))
        or (account_id is null and book in ('ISSUED', 'REVERSED', 'REDEEMED', 'GESTURES', 'TRANSFERS')))
);
comment on column posting.account_id is 'whose book it is; null: the programme''s';

-- Points that move from one book of an account to another change nothing of its sum.
alter table entry drop constraint entry_points_check;
alter table entry add constraint entry_points_check check (points <> 0 or cause in ('HELD', 'RELEASED'));
alter table entry alter column version drop not null;
comment on column entry.version is 'of the account; null: held already when the ledger became one of double entry';
comment on column entry.points is 'the sum of its postings on the books of its account';

-- What there is: of points spent earlier it is not written down when they had been held.
insert into posting (entry_id, position, account_id, book, points)
select entry_id, 1, account_id, 'ACTIVE', points from entry
union all
select entry_id, 2, null, case cause
           when 'PURCHASE' then 'ISSUED'
           when 'RETURN' then 'REVERSED'
           when 'SPENT' then 'REDEEMED'
           when 'REFUNDED' then 'REDEEMED'
           when 'ADJUSTED' then 'GESTURES'
           when 'TRANSFERRED' then 'TRANSFERS'
       end, -points
from entry;

insert into entry (entry_id, account_id, version, points, balance, cause, source, source_id, occurred_at, recorded_at)
select event_id, account_id, null, 0, balance, 'HELD', 'hold:' || order_id, order_id, decided_at, decided_at
from hold where state = 'HELD';
insert into posting (entry_id, position, account_id, book, points)
select hold.event_id, side.position, hold.account_id, side.book, side.sign * hold.points
from hold cross join (values (1, 'ACTIVE', -1), (2, 'HELD', 1)) as side (position, book, sign)
where hold.state = 'HELD';

create index posting_of_account on posting (account_id, book) include (points) where account_id is not null;

do $$
begin
    if exists (select from posting group by entry_id having sum(points) <> 0)
        or (select coalesce(sum(points), 0) from posting where book = 'TRANSFERS') <> 0
        or exists (select from account
                   left join (select account_id, sum(points) as points, sum(points) filter (where book = 'HELD') as held
                              from posting group by account_id) as booked using (account_id)
                   where account.points <> coalesce(booked.points, 0) or account.held <> coalesce(booked.held, 0)) then
        raise exception 'the points that were there already do not balance' using errcode = 'check_violation';
    end if;
end $$;

create function posting_is_immutable() returns trigger language plpgsql as $$
begin
    raise exception 'postings are never changed; make a correcting entry' using errcode = 'check_violation';
end $$;
create trigger posting_is_immutable before update or delete or truncate on posting
    for each statement execute function posting_is_immutable();
create trigger entry_is_kept before truncate on entry
    for each statement execute function entry_is_immutable();

-- Looked at once per statement, over all that it adds: purchases come by the thousand. What is added to an entry balances
-- in itself, so that nothing added later can tip it.
create function postings_balance() returns trigger language plpgsql as $$
begin
    if exists (select from added group by entry_id having sum(points) <> 0) then
        raise exception 'the postings of an entry must sum to zero' using errcode = 'check_violation';
    end if;
    if exists (select from (select distinct entry_id from added) posted
               where not exists (select from entry where entry.entry_id = posted.entry_id)) then
        raise exception 'there is no such entry' using errcode = 'foreign_key_violation';
    end if;
    return null;
end $$;
create trigger postings_balance after insert on posting referencing new table as added
    for each statement execute function postings_balance();

-- At the commit: an entry has postings, which sum to zero, and those of its account are what it says. A replica of a
-- version that knows no postings fails here and tries again, instead of leaving a gap.
create function entry_is_posted() returns trigger language plpgsql as $$
declare
    sides bigint;
    rest  bigint;
    own   bigint;
begin
    select count(*), coalesce(sum(points), 0), coalesce(sum(points) filter (where account_id = new.account_id), 0)
    into sides, rest, own from posting where entry_id = new.entry_id;
    if sides = 0 or rest <> 0 or own <> new.points then
        raise exception 'entry % does not balance: % of % in % postings, which leave %',
            new.entry_id, own, new.points, sides, rest using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger entry_is_posted after insert on entry deferrable initially deferred
    for each row execute function entry_is_posted();
