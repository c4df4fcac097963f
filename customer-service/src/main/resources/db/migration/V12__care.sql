-- Every contact with a customer, on any channel. Rows are only added.
create table interaction (
    interaction_id uuid        primary key,
    customer_id    uuid        not null,
    case_id        uuid,
    channel        text        not null,
    direction      text        not null,
    occurred_at    timestamptz not null,
    store          text,
    agent          text,
    subject        text        not null,
    body           text,
    shown          boolean     not null,
    about          text[]      not null,
    recorded_at    timestamptz not null
);
create index interaction_by_customer on interaction (customer_id, occurred_at desc, interaction_id desc);
comment on column interaction.agent is 'subject of who spoke with the customer; null: told by the customer';
comment on column interaction.shown is 'whether the customer may read it';
comment on column interaction.about is 'KIND:id of what it is about';

create table care_case (
    case_id      uuid        primary key,
    version      bigint      not null,
    customer_id  uuid        not null,
    subject      text        not null,
    opened_by    text,
    opened_at    timestamptz not null,
    kind         text        not null,
    priority     text        not null,
    assignee     text,
    about        text[]      not null,
    status       text        not null,
    repair_step  text,
    minor        bigint,
    currency     text,
    receipt_code text        unique,
    due_at       timestamptz,
    changed_at   timestamptz not null
);
create index care_case_by_customer on care_case (customer_id, case_id desc);
create index care_case_open on care_case ((coalesce(due_at, 'infinity')), case_id)
    where status not in ('SOLVED', 'CLOSED');
comment on column care_case.opened_by is 'subject of who opened it; null: the customer';
comment on column care_case.minor is 'what was quoted last for a repair';
comment on column care_case.due_at is 'until when we act; null: it is not on us';

-- What each version of a case brought. Rows are only added.
create table care_case_entry (
    case_id        uuid        not null references care_case,
    version        bigint      not null,
    kind           text        not null,
    occurred_at    timestamptz not null,
    done_by        text,
    shown          boolean     not null,
    body           text,
    status         text,
    repair_step    text,
    minor          bigint,
    currency       text,
    interaction_id uuid references interaction,
    primary key (case_id, version)
);
comment on column care_case_entry.done_by is 'subject of who did it; null: the customer';
comment on column care_case_entry.shown is 'whether the customer may read the text';
comment on column care_case_entry.interaction_id is
    'told where its customer is one person with the customer of the case, and not otherwise';
