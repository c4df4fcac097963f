-- What is left of the budgets of operations that have one; null: no limit.
create table operation_budget (
    operation_id      uuid   primary key references operation,
    amount_limit      bigint,
    uses_limit        bigint,
    uses_per_customer int,
    amount_used       bigint not null default 0 check (amount_used >= 0),
    uses_used         bigint not null default 0 check (uses_used >= 0)
);

create table coupon (
    code         text        primary key,
    operation_id uuid        not null references operation,
    uses_limit   int         not null check (uses_limit > 0),
    uses_used    int         not null default 0 check (uses_used between 0 and uses_limit),
    created_at   timestamptz not null
);
create index coupon_by_operation on coupon (operation_id, code);

create table quote (
    quote_id    uuid        primary key,
    customer_id uuid,
    valid_until timestamptz not null,
    created_at  timestamptz not null,
    claims      jsonb       not null,
    content     jsonb       not null
);
comment on column quote.claims is 'what a lock takes of coupons and budgets';
create index quote_by_age on quote (created_at);

-- Coupons and budgets that a quote keeps for itself.
create table quote_lock (
    quote_id     uuid        primary key,
    customer_id  uuid,
    order_id     uuid        unique,
    state        text        not null,
    locked_until timestamptz not null,
    changed_at   timestamptz not null
);
comment on column quote_lock.state is 'LOCKED, PLACED, CONSUMED or RELEASED';
create index quote_lock_to_release on quote_lock (locked_until) where state = 'LOCKED';

create table quote_claim (
    quote_id     uuid   not null references quote_lock,
    operation_id uuid   not null references operation,
    customer_id  uuid,
    amount       bigint not null,
    code         text   references coupon,
    held         boolean not null,
    primary key (quote_id, operation_id)
);
create index quote_claim_of_customer on quote_claim (operation_id, customer_id) where held;

-- Keys that sign quotes. Without a private key: it stands in the configuration. Otherwise all replicas share it here.
create table quote_key (
    key_id      text        primary key,
    private_key bytea,
    public_key  bytea       not null,
    created_at  timestamptz not null
);
