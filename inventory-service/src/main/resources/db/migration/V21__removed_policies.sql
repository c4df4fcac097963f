-- The last version of each sourcing policy that was removed: one that is made anew under its name goes on counting, so that
-- neither an explanation nor an If-Match that names a version ever means another policy.
create table removed_sourcing_policy (
    id      text   primary key,
    version bigint not null
);

-- Whether what a consignment has withdrawn is all found elsewhere, or all set aside at its location again.
alter table consignment_course add column or_here boolean not null default false;
