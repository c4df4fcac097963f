-- One row per fact of the others, named by the fact. A null customer with a card waits for the card's holder.
create table timeline_entry (
    id          text        primary key,
    kind        text        not null,
    customer_id uuid,
    card        text,
    occurred_at timestamptz not null,
    channel     text,
    store       text,
    reference   text        not null,
    minor       bigint,
    currency    text,
    quantity    bigint,
    detail      text,
    skus        text[]
);
create index timeline_entry_by_customer on timeline_entry (customer_id, occurred_at desc, id desc)
    where customer_id is not null;
create index timeline_entry_waiting on timeline_entry (card) where customer_id is null;
comment on column timeline_entry.quantity is 'pieces, or points of a movement of points';
comment on column timeline_entry.skus is 'what was bought: the contact decision looks here';
