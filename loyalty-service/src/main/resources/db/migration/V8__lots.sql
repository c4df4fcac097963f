-- Points that live and end together. Figures of a lot are never negative: what is owed is owed by the account.
create table lot (
    lot_id     uuid   primary key,
    account_id uuid   not null references account,
    active_at  timestamptz,
    expires_at timestamptz,
    pending    bigint not null check (pending >= 0),
    free       bigint not null check (free >= 0),
    held       bigint not null check (held >= 0),
    expired    bigint not null check (expired >= 0)
) with (fillfactor = 70);
comment on column lot.active_at is 'from when on its points can be spent; null: at once';
comment on column lot.expires_at is 'the first instant at which they cannot any more; null: never';
comment on column lot.expired is 'points that have expired of it in all';
create index lot_of_account on lot (account_id);
create index lot_open on lot (account_id) where pending > 0 or free > 0 or held > 0;
create index lot_to_activate on lot (active_at) where pending > 0;
create index lot_to_expire on lot (expires_at) where free > 0;

-- What a hold has taken of which lot, in the order in which it did.
create table hold_part (
    order_id   uuid   not null references hold,
    position   int    not null check (position > 0),
    lot_id     uuid   not null references lot,
    points     bigint not null check (points > 0),
    given_back bigint not null check (given_back between 0 and points),
    primary key (order_id, position)
);
create index hold_part_of_lot on hold_part (lot_id);
comment on column hold_part.given_back is 'after it was spent';

alter table account add column pending bigint not null default 0 check (pending >= 0);
alter table purchase add column active_at timestamptz, add column expires_at timestamptz;
comment on column purchase.expires_at is 'of the points it earned, under the terms of its day; null: never';

alter table posting add column lot_id uuid;
comment on column posting.lot_id is 'null: the programme''s, or what the account owes, or before there were lots';
alter table posting drop constraint posting_book;
alter table posting add constraint posting_book check (
    (account_id is not null and book in ('PENDING', 'ACTIVE', 'HELD'))
    or (account_id is null and lot_id is null
        and book in ('ISSUED', 'REVERSED', 'REDEEMED', 'BREAKAGE', 'GESTURES', 'TRANSFERS')));
alter table entry drop constraint entry_points_check;
alter table entry add constraint entry_points_check
    check (points <> 0 or cause in ('HELD', 'RELEASED', 'ACTIVATED', 'TRANSFERRED', 'OPENED'));
drop index posting_of_account;
create index posting_of_account on posting (account_id, lot_id, book) include (points) where account_id is not null;

-- The programme's document in each of its versions; none: it is as ever.
create table programme (
    version  bigint      primary key check (version > 0),
    document jsonb       not null,
    author   text        not null,
    saved_at timestamptz not null
);

-- What there is becomes one lot of each account, which never expires.
insert into lot (lot_id, account_id, pending, free, held, expired)
select gen_random_uuid(), account_id, 0, greatest(points - held, 0), held, 0
from account where points > held or held > 0;

insert into hold_part (order_id, position, lot_id, points, given_back)
select hold.order_id, 1, lot.lot_id, hold.points, 0
from hold join lot using (account_id) where hold.state = 'HELD' and hold.points > 0;

do $$
begin
    if exists (select from lot left join hold_part using (lot_id)
               group by lot_id, lot.held having lot.held <> coalesce(sum(hold_part.points), 0)) then
        raise exception 'points that are held are not those of the holds' using errcode = 'check_violation';
    end if;
end $$;

create temporary table opening on commit drop as
select gen_random_uuid() as entry_id, lot.*, points - account.held as balance
from lot join account using (account_id);
insert into entry (entry_id, account_id, version, points, balance, cause, source, source_id, occurred_at, recorded_at)
select entry_id, account_id, null, 0, balance, 'OPENED', 'opening:' || lot_id, lot_id, now(), now() from opening;
insert into posting (entry_id, position, account_id, lot_id, book, points)
select entry_id, position, account_id, case when position % 2 = 0 then lot_id end, book, points
from opening cross join lateral (values
    (1, 'ACTIVE', -free), (2, 'ACTIVE', free), (3, 'HELD', -held), (4, 'HELD', held)) as side (position, book, points)
where points <> 0;
