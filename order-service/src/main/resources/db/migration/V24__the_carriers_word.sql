-- Each notification of a carrier is heeded once: it is a reason to ask the carrier, no more.
create table carrier_notification (
    carrier         text        not null,
    notification_id text        not null,
    tracking_number text        not null,
    received_at     timestamptz not null,
    primary key (carrier, notification_id)
);

-- What a carrier is to be asked, until it has answered. Whoever notifies meanwhile counts it up: it is asked again.
create table carrier_inquiry (
    carrier         text        not null,
    tracking_number text        not null,
    wanted          bigint      not null default 1,
    attempts        int         not null default 0,
    due_at          timestamptz not null,
    primary key (carrier, tracking_number)
);
create index carrier_inquiry_due on carrier_inquiry (due_at);

-- What carriers have said of parcels, by their clock.
create table parcel_word (
    consignment_id uuid        not null references consignment,
    since          timestamptz not null,
    state          text        not null check (state in ('IN_TRANSIT', 'DELIVERED', 'LOST', 'RETURNED')),
    heard_at       timestamptz not null,
    primary key (consignment_id, since, state)
);

-- A parcel is lost once, whatever is said of it afterwards: its goods are sent again, or their money goes back.
create table parcel_loss (
    consignment_id uuid        primary key references consignment,
    claim_id       uuid        unique references claim,
    return_id      uuid        references purchase_return,
    lost_at        timestamptz not null,
    settled_at     timestamptz
);
comment on column parcel_loss.settled_at is 'when it was certain that the replacement came, or its money was given back';
create index parcel_loss_open on parcel_loss (consignment_id) where settled_at is null and claim_id is not null;

-- The sandbox carrier's own book: where its parcels are.
alter table sandbox_parcel add column state text check (state in ('IN_TRANSIT', 'DELIVERED', 'LOST', 'RETURNED'));
alter table sandbox_parcel add column since timestamptz;

create index carrier_label_tracked on carrier_label (tracking_number) where tracking_number is not null;
