-- The receipts of a till in the order in which they were taken, each chained to the one before by a hash: whoever changes
-- or removes one later breaks every link after it. Without persons, so that erasing somebody breaks nothing.
create table till_chain (
    store    text   not null,
    till     text   not null,
    position bigint not null,
    link     bytea  not null,
    primary key (store, till)
) with (fillfactor = 70);

create table receipt_link (
    store        text   not null,
    till         text   not null,
    position     bigint not null,
    number       text   not null,
    purchase_id  uuid   not null,
    fiscal_hash  bytea  not null,
    link         bytea  not null,
    primary key (store, till, position)
);
comment on column receipt_link.fiscal_hash is 'SHA-256 of what was sold and paid';
comment on column receipt_link.link is 'SHA-256 of the link before (32 zero bytes for the first) and the fiscal hash';
