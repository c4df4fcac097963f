-- The customer's bank may want to see the customer before the card pays (3-D Secure).
alter table orders drop constraint orders_status_check;
alter table orders add constraint orders_status_check check (status in (
    'AWAITING_STOCK_AND_POINTS', 'AWAITING_STOCK', 'AWAITING_POINTS', 'AWAITING_PAYMENT', 'AWAITING_CHALLENGE',
    'CONFIRMED', 'CANCELLED', 'FULFILLED'));
-- Until when others keep what they set aside, as was told at the placing; null, of older ones: decide_by.
alter table orders add column kept_until timestamptz;
-- Where the customer passes the challenge; only while it is awaited.
alter table orders add column challenge_url text;

drop index orders_undecided;
create index orders_undecided on orders (decide_by) where status in (
    'AWAITING_STOCK_AND_POINTS', 'AWAITING_STOCK', 'AWAITING_POINTS', 'AWAITING_PAYMENT', 'AWAITING_CHALLENGE');

alter table payment drop constraint payment_status_check;
alter table payment add constraint payment_status_check check (status in (
    'PLANNED', 'REQUESTED', 'CHALLENGED', 'DECLINED', 'CAPTURE_DUE', 'CAPTURED', 'CANCEL_DUE', 'CANCELLED'));

-- Each notification of a gateway is heeded once.
create table payment_notification (
    gateway         text        not null,
    notification_id text        not null,
    reference       uuid        not null,
    received_at     timestamptz not null,
    primary key (gateway, notification_id)
);

alter table sandbox_charge drop constraint sandbox_charge_status_check;
alter table sandbox_charge add constraint sandbox_charge_status_check check (status in (
    'NEW', 'TRIED', 'PENDING', 'CHALLENGED', 'APPROVED', 'DECLINED', 'CANCELLED'));
