-- Who is believed, how far, by channel. Money is minor units.
create table claim_policy (
    channel         text        primary key,
    at_most         bigint      not null check (at_most >= 0),
    currency        text        not null,
    claims_at_most  int         not null check (claims_at_most >= 0),
    within_days     int         not null check (within_days > 0),
    holdout_percent int         not null check (holdout_percent between 0 and 100),
    changed_at      timestamptz not null
);

-- "I did not receive it", and what was decided.
create table claim (
    claim_id          uuid        primary key,
    version           bigint      not null,
    order_id          uuid        not null references orders,
    purchase_id       uuid        not null references purchase,
    customer          uuid        not null,
    channel           text        not null,
    kind              text        not null check (kind in ('NOT_RECEIVED')),
    status            text        not null check (status in ('GRANTED', 'REVIEW', 'REFUSED')),
    reason            text        not null,
    variant           text        not null check (variant in ('TRUST', 'HOLDOUT')),
    value             bigint      not null check (value >= 0),
    currency          text        not null,
    replacement_order uuid        unique references orders,
    made_at           timestamptz not null,
    check ((status = 'GRANTED') = (replacement_order is not null))
) with (fillfactor = 80);
create index claim_by_customer on claim (customer, claim_id);
create index claim_by_purchase on claim (purchase_id);
create index claim_in_review on claim (claim_id) where status = 'REVIEW';
create index claim_by_time on claim (made_at);

-- quantity = refunded + what was replaced. What came back of the goods that had not been received gives back no money.
create table claim_line (
    claim_id         uuid   not null references claim,
    position         int    not null,
    line_id          uuid   not null,
    sku              text   not null,
    quantity         bigint not null check (quantity > 0),
    -- Of one piece, minor units of the claim's currency.
    worth            bigint not null check (worth >= 0),
    sent_from        text   not null,
    replacement_line uuid,
    refunded         bigint not null default 0,
    came_back        bigint not null default 0,
    primary key (claim_id, position),
    unique (claim_id, line_id),
    check (refunded between 0 and quantity and came_back between 0 and quantity)
);

-- Each decision as it was told: by policy, then by an agent.
create table claim_decision (
    claim_id          uuid        not null references claim,
    version           bigint      not null,
    decision_id       uuid        not null unique,
    status            text        not null,
    reason            text        not null,
    replacement_order uuid,
    remark            text,
    decided_by        text        not null,
    decided_at        timestamptz not null,
    primary key (claim_id, version)
);
create index claim_decision_by_time on claim_decision (decided_at);

-- Whether a constraint names an account, a kind or a cause is added to what it says already, whoever has said it.
create function allow_in_check(of_table text, name text, condition text) returns void language plpgsql as $$
declare
    old text;
begin
    select pg_get_constraintdef(oid) into strict old from pg_constraint
    where conrelid = of_table::regclass and conname = name;
    execute format('alter table %I drop constraint %I', of_table, name);
    execute format('alter table %I add constraint %I check (%s or %s)', of_table, name, condition, substring(old from 7));
end $$;

select allow_in_check('sales_posting', 'sales_posting_account_check', $$account in ('GOODWILL')$$);
select allow_in_check('purchase_return', 'purchase_return_cause_check', $$cause in ('CLAIM')$$);
