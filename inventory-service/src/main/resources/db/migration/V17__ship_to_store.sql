-- Of the pieces that were sent to the store where they are collected, those that did not reach the customer there.
alter table consignment_line
    add column lost           bigint not null default 0,
    add column sent_withdrawn bigint not null default 0,
    add column sent_cancelled bigint not null default 0;

-- Where what was found elsewhere is collected, if it is sent there.
alter table resourcing add column collected_at text;
