-- What was booked at a carrier for a consignment. The row is there before the carrier is asked: whoever asks again does
-- so under the same reference.
create table carrier_label (
    reference       uuid        primary key,
    consignment_id  uuid        not null references consignment,
    carrier         text        not null,
    status          text        not null check (status in ('REQUESTED', 'BOOKED', 'CANCEL_DUE', 'CANCELLED')),
    tracking_number text,
    document        text,
    attempts        int         not null default 0,
    due_at          timestamptz,
    requested_at    timestamptz not null,
    changed_at      timestamptz not null,
    check (status <> 'BOOKED' or tracking_number is not null)
);
create unique index carrier_label_of_consignment on carrier_label (consignment_id) where status in ('REQUESTED', 'BOOKED');
create index carrier_label_to_cancel on carrier_label (due_at) where status = 'CANCEL_DUE';

-- The sandbox carrier's own book, as a real one would have it on its side of the wire.
create table sandbox_parcel (
    reference       text        primary key,
    tracking_number text        unique,
    status          text        not null check (status in ('BOOKED', 'CANCELLED')),
    made_at         timestamptz not null
);
