-- Points of one person are spent together, wherever they are. What an order took of another member's is remembered until it
-- is given back, or the two turn out to be two.
alter table hold_part
    add column owner_id   uuid references account,
    add column spender_id uuid references account,
    add column borne      bigint  not null default 0 check (borne >= 0),
    add column parted     boolean not null default false,
    add constraint hold_part_across check ((owner_id is null) = (spender_id is null)),
    add constraint hold_part_borne check (borne <= points - given_back);
comment on column hold_part.owner_id is 'the account that it goes back to; null: that of the hold';
comment on column hold_part.spender_id is 'the account of the hold, where it is another than the owner''s';
comment on column hold_part.borne is 'of what was not given back: by the programme, because who spent it could not pay';
comment on column hold_part.parted is 'owner and spender are two persons: to be settled once it is spent';
create index hold_part_of_owner on hold_part (owner_id) where owner_id is not null;
create index hold_part_of_spender on hold_part (spender_id) where spender_id is not null;

alter table posting drop constraint posting_book;
alter table posting add constraint posting_book check (
    (account_id is not null and book in ('PENDING', 'ACTIVE', 'HELD'))
    or (account_id is null and lot_id is null
        and book in ('ISSUED', 'REVERSED', 'REDEEMED', 'BREAKAGE', 'GESTURES', 'BORNE', 'TRANSFERS')));
alter table entry drop constraint entry_points_check;
alter table entry add constraint entry_points_check
    check (points <> 0 or cause in ('HELD', 'RELEASED', 'ACTIVATED', 'TRANSFERRED', 'OPENED', 'PARTED', 'RECOVERED'));

-- Statements of several accounts are one, newest first.
create index entry_of_account on entry (account_id, entry_id) where points <> 0;
