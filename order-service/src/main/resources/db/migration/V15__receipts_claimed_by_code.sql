-- A receipt of nobody known can become a customer's, by the code printed on it (R15). The code is made of the purchase's id
-- under this secret, so that it can be told again to a till that lost the answer; it is found by its SHA-256 and stands
-- nowhere. Receipts from before have no code.
create table claim_secret (
    only_one boolean primary key default true check (only_one),
    secret   bytea   not null check (octet_length(secret) = 32)
);
insert into claim_secret (secret) select sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea);

alter table receipt add column code_hash bytea check (octet_length(code_hash) = 32);
create unique index receipt_by_code on receipt (code_hash) where code_hash is not null;

create table purchase_claim (
    claim_id       uuid        primary key,
    purchase_id    uuid        not null unique references purchase,
    -- Of the purchase, which it made.
    version        bigint      not null,
    customer       uuid        not null,
    -- Pieces and money that had come back and been given back before.
    returned_units bigint      not null check (returned_units >= 0),
    refunded       bigint      not null check (refunded >= 0),
    claimed_at     timestamptz not null
);
create index purchase_claim_by_time on purchase_claim (claimed_at, claim_id);

-- Codes that opened nothing, of the hour that began with the first of them.
create table wrong_claim (
    customer uuid        primary key,
    wrong    int         not null,
    since    timestamptz not null
) with (fillfactor = 70);
