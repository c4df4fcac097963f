-- On what terms carts of a channel hold pieces; null: they do not.
alter table channel_policy
    add column hold_seconds bigint check (hold_seconds between 1 and 3600),
    add column hold_at_most bigint check (hold_at_most > 0),
    add check ((hold_seconds is null) = (hold_at_most is null));

-- A cart, for which pieces are or were set aside, or which has been ordered. An order and a hold of the same cart meet
-- in this row: each makes it if it is not there, and locks it.
create table hold (
    cart_id     uuid        primary key,
    status      text        not null check (status in ('NONE', 'HELD', 'GIVEN_BACK', 'EXPIRED', 'ORDERED')),
    channel     text,
    customer_id uuid,
    -- The last order that came of the cart.
    order_id    uuid,
    began_at    timestamptz not null,
    -- Of the last renewal, and how far renewals can go.
    expires_at  timestamptz not null,
    latest_end  timestamptz not null,
    changed_at  timestamptz not null
) with (fillfactor = 80);
create index hold_due on hold (expires_at) where status = 'HELD';
create index hold_ended on hold (changed_at) where status in ('GIVEN_BACK', 'EXPIRED', 'NONE');

-- What is set aside for carts now, by line of the request. What ends is deleted.
create table hold_line (
    cart_id  uuid    not null references hold on delete cascade,
    line     integer not null,
    sku      text    not null,
    location text    not null,
    quantity bigint  not null check (quantity > 0),
    method   text    not null,
    -- Where it was asked for; null: inventory chose.
    asked_at text,
    primary key (cart_id, line, location)
);
create index hold_line_by_place on hold_line (location, sku);
