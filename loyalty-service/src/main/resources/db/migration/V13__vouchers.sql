-- Amounts given to customers, each of which pays once and whole.
create table voucher_batch (
    batch_id             uuid        primary key,
    currency             text        not null,
    amount               bigint      not null check (amount > 0),
    minimum              bigint      not null check (minimum >= 0),
    expires_at           timestamptz not null,
    withdraw_when_bought text,
    reason               text        not null,
    author               text        not null,
    made_at              timestamptz not null
);

create table voucher (
    voucher_id           uuid        primary key,
    customer_id          uuid        not null,
    batch_id             uuid        references voucher_batch,
    currency             text        not null,
    amount               bigint      not null check (amount > 0),
    minimum              bigint      not null check (minimum >= 0),
    expires_at           timestamptz not null,
    withdraw_when_bought text,
    reason               text        not null,
    author               text        not null,
    issued_at            timestamptz not null,
    state                text        not null check (state in ('ISSUED', 'LOCKED', 'REDEEMED', 'EXPIRED', 'WITHDRAWN')),
    remaining            bigint      not null check (remaining <= amount),
    lock_kind            text        check (lock_kind in ('ORDER', 'TILL')),
    lock_id              uuid,
    lock_ends_at         timestamptz,
    withdrawn_for        text,
    withdrawn_source     uuid,
    version              bigint      not null,
    change_id            uuid        not null,
    cause                text        not null,
    source_id            uuid,
    changed_at           timestamptz not null,
    check ((state = 'LOCKED') = (lock_id is not null)),
    check ((lock_id is null) = (lock_kind is null)),
    check ((lock_kind = 'TILL') = (lock_ends_at is not null)),
    check (state <> 'WITHDRAWN' or withdrawn_for is not null)
);
comment on column voucher.remaining is 'what it pays; below 0 where tills that were cut off have taken it more than once';
comment on column voucher.withdrawn_for is 'why; of one that is LOCKED: it is withdrawn as soon as it is not';
create index voucher_of_customer on voucher (customer_id, voucher_id);
create unique index voucher_once_a_batch on voucher (batch_id, customer_id) where batch_id is not null;
create index voucher_locked on voucher (lock_id) where lock_id is not null;
create index voucher_locked_until on voucher (lock_ends_at) where lock_ends_at is not null;
create index voucher_expiring on voucher (expires_at) where state = 'ISSUED';
create index voucher_offer on voucher (withdraw_when_bought, customer_id)
    where withdraw_when_bought is not null and state in ('ISSUED', 'LOCKED');

-- What has become of each; never changed.
create table voucher_entry (
    entry_id    uuid        primary key,
    voucher_id  uuid        not null references voucher,
    version     bigint      not null,
    cause       text        not null check (cause in
        ('ISSUED', 'LOCKED', 'RELEASED', 'REDEEMED', 'GIVEN_BACK', 'PARTED', 'EXPIRED', 'WITHDRAWN')),
    minor       bigint      not null,
    remaining   bigint      not null,
    source      text        unique,
    source_id   uuid,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    unique (voucher_id, version),
    check ((minor = 0) = (source is null))
);
comment on column voucher_entry.source is 'what moves its amount moves it once';

create table voucher_order (
    order_id   uuid        primary key,
    state      text        not null check (state in ('REFUSED', 'HELD', 'RELEASED')),
    currency   text        not null,
    vouchers   uuid[]      not null,
    amounts    bigint[]    not null,
    event_id   uuid,
    voucher_id uuid,
    refusal    text,
    decided_at timestamptz not null
);
comment on column voucher_order.event_id is 'null: the answer about its points or gift cards tells it';
create index voucher_order_decided on voucher_order (order_id) where event_id is not null;

create table voucher_redemption (
    purchase_id uuid    not null,
    voucher_id  uuid    not null references voucher,
    owner_id    uuid    not null,
    spender_id  uuid,
    currency    text    not null,
    amount      bigint  not null,
    given_back  bigint  not null check (given_back between 0 and amount),
    parted      boolean not null,
    primary key (purchase_id, voucher_id)
);
-- Of most, owner and spender are one customer.
create index voucher_redemption_of_spender on voucher_redemption (spender_id)
    where spender_id <> owner_id and not parted and given_back < amount;
create index voucher_redemption_of_owner on voucher_redemption (owner_id)
    where spender_id <> owner_id and not parted and given_back < amount;
