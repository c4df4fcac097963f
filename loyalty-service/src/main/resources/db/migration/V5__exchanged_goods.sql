-- What came back of one purchase and was set off against goods taken instead: which purchase gave it, and which took it.
-- They are told apart, in any order.
create table set_off (
    set_off_id uuid primary key,
    gave       uuid,
    took       uuid
);

-- Purchases that exchanges join earn as one: what is kept of all of them is rounded once.
alter table purchase add column family uuid;
alter table purchase add column carried bigint not null default 0;
create index purchase_of_family on purchase (family) where family is not null;
comment on column purchase.carried is 'points beyond its own that the family earned, or lost, when this one changed';
