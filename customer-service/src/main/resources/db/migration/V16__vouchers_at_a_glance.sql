-- Projection of loyalty.vouchers.v1: vouchers that can pay, now or when what has locked them is given up.
create table open_voucher (
    voucher_id  uuid        primary key,
    customer_id uuid        not null,
    version     bigint      not null,
    status      text        not null,
    minor       bigint      not null,
    minimum     bigint      not null,
    currency    text        not null,
    expires_at  timestamptz not null
);
create index open_voucher_by_customer on open_voucher (customer_id);

create index care_case_open_of_customer on care_case (customer_id) where status not in ('SOLVED', 'CLOSED');
