-- Two customers that may be one person: somebody is to look.
create table identity_review (
    review_id   uuid             primary key,
    one         uuid             not null,
    other       uuid             not null,
    probability double precision not null,
    because     text[]           not null,
    proposed_at timestamptz      not null,
    state       text             not null,
    answered_by text,
    reason      text,
    answered_at timestamptz,
    unique (one, other)
);
create index identity_review_open on identity_review (review_id) where state = 'OPEN';
comment on column identity_review.state is 'OPEN, ACCEPTED, REFUSED, or SETTLED where it needs no answer any more';
