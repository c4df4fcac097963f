create table account (
    account_id  uuid        primary key,
    customer_id uuid,
    points      bigint      not null,
    held        bigint      not null check (held >= 0),
    version     bigint      not null,
    merged_into uuid        references account,
    event_id    uuid        not null,
    delta       bigint      not null,
    cause       text        not null,
    source_id   uuid,
    changed_at  timestamptz not null
) with (fillfactor = 70);
create unique index account_of_customer on account (customer_id) where merged_into is null;
comment on column account.points is 'the sum of its ledger entries, those held included';
comment on column account.event_id is 'of the last event, so that it can be published again as it was';

-- What an account is found by. A name without account waits for one: its row is what those who open it lock.
create table account_name (
    name       text primary key check (name like 'card:_%' or name like 'customer:_%'),
    account_id uuid references account,
    claimed_at timestamptz
);
create index account_name_by_account on account_name (account_id);

-- The ledger. One source makes one entry, whatever is repeated.
create table entry (
    entry_id    uuid        primary key,
    account_id  uuid        not null,
    version     bigint      not null,
    points      bigint      not null check (points <> 0),
    balance     bigint      not null,
    cause       text        not null,
    source      text        not null unique,
    source_id   uuid,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    unique (account_id, version)
);

create function entry_is_immutable() returns trigger language plpgsql as $$
begin
    raise exception 'ledger entries are never changed; make a correcting entry' using errcode = 'check_violation';
end $$;
create trigger entry_is_immutable before update or delete on entry
    for each row execute function entry_is_immutable();

create table adjustment (
    entry_id uuid primary key references entry,
    reason   text not null,
    author   text not null
);

-- Every purchase told, anonymous ones too: a return of a purchase that is not here breaks the feed's contract.
create table purchase (
    purchase_id      uuid        primary key,
    order_id         uuid,
    card             text,
    customer_id      uuid,
    account_id       uuid,
    currency         text        not null,
    paid_with_money  bigint      not null,
    paid_with_points bigint      not null,
    money_back       bigint      not null,
    points_back      bigint      not null,
    points_per_unit  int         not null,
    point_value      int         not null,
    purchased_at     timestamptz not null
);
create index purchase_waiting on purchase (customer_id)
    where account_id is null and card is null and customer_id is not null;

create table purchase_return (
    return_id   uuid        primary key,
    purchase_id uuid        not null references purchase,
    position    bigint      generated always as identity,
    reversed    bigint      not null,
    refunded    bigint      not null,
    returned_at timestamptz not null
);
create index purchase_return_of on purchase_return (purchase_id);

create table hold (
    order_id   uuid        primary key,
    state      text        not null,
    refunded   bigint      not null,
    event_id   uuid,
    account_id uuid,
    points     bigint      not null,
    currency   text,
    value      bigint,
    balance    bigint      not null,
    refusal    text,
    decided_at timestamptz not null
);
create index hold_by_decision on hold (decided_at, order_id);
comment on column hold.event_id is 'of the event that told the decision; null: cancelled before it asked';
