-- Points given without a purchase, each with why.
create table gesture (
    gesture_id     uuid        primary key,
    kind           text        not null check (kind in ('PROMISE_BROKEN', 'SUCCESSOR', 'GOODWILL')),
    occasion       text        not null,
    customer_id    uuid        not null,
    points         bigint      not null check (points > 0),
    state          text        not null check (state in ('GRANTED', 'WAITING', 'REFUSED')),
    rule           text        not null,
    policy_version bigint      not null,
    variant        text        not null,
    facts          jsonb       not null,
    reason         text,
    author         text,
    decided_by     text,
    decided_reason text,
    asked_at       timestamptz not null,
    decided_at     timestamptz,
    check ((state = 'WAITING') = (decided_at is null))
);
comment on column gesture.occasion is 'what it is for: given once to a person, whatever is repeated';
-- Of one customer; of one person it is seen to under a lock of all who are that person.
create unique index gesture_once on gesture (kind, occasion, customer_id) where state <> 'REFUSED';
create index gesture_of_customer on gesture (customer_id, gesture_id);
create index gesture_waiting on gesture (gesture_id) where state = 'WAITING';

create table gesture_policy (
    version                  bigint      primary key check (version > 0),
    promise_points           bigint      not null,
    successor_points         bigint      not null,
    successor_days           int         not null,
    goodwill_points          bigint      not null,
    goodwill_points_customer bigint      not null,
    goodwill_days            int         not null,
    author                   text        not null,
    saved_at                 timestamptz not null
);

-- What customers have of which goods: for those who have bought what has a successor now.
create table bought_line (
    purchase_id  uuid        not null,
    line_id      uuid        not null,
    sku          text        not null,
    customer_id  uuid,
    card         text,
    quantity     bigint      not null,
    returned     bigint      not null default 0,
    purchased_at timestamptz not null,
    primary key (purchase_id, line_id)
);
create index bought_line_of_sku on bought_line (sku, purchased_at);
create index bought_line_by_age on bought_line using brin (purchased_at);

create table sold_product (
    product_id uuid   primary key,
    skus       text[] not null
);

-- A successor is released once; those who have its predecessor are gone through in slices.
create table successor_run (
    product_id     uuid        primary key,
    predecessor    uuid        not null,
    released_at    timestamptz not null,
    outcome        text        not null check (outcome in ('RUNNING', 'DONE', 'OFF', 'LONG_AGO')),
    points         bigint      not null,
    days           int         not null,
    policy_version bigint      not null,
    reached        uuid        not null,
    buyers         bigint      not null default 0,
    given          bigint      not null default 0,
    finished_at    timestamptz
);
create index successor_run_open on successor_run (released_at) where outcome = 'RUNNING';
comment on column successor_run.reached is 'the last customer gone through, in the order of their ids';
