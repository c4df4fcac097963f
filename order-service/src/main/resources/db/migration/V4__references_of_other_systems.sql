-- What another system calls an order, e.g. the invoice number of a shop that was here before: one order per channel and
-- reference, for ever. Answers to commands are forgotten after a while, this is not.
create table order_reference (
    channel      text  not null,
    reference    text  not null check (length(reference) between 1 and 64),
    order_id     uuid  not null references orders deferrable initially deferred,
    content_hash bytea not null,
    primary key (channel, reference)
);
comment on column order_reference.content_hash is 'SHA-256 of what was asked for, without the card';

-- What another system calls a return: one return per purchase and reference, for ever.
alter table purchase_return add column reference text check (length(reference) between 1 and 64);
create unique index purchase_return_by_reference on purchase_return (purchase_id, reference)
    where reference is not null;
