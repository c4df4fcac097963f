-- Areas to which is delivered the same day.
create table delivery_zone (
    id             text        primary key,
    version        bigint      not null,
    name           text        not null,
    country        text        not null,
    -- How postcodes of the zone begin.
    postcodes      text[]      not null,
    locations      text[]      not null,
    time_zone      text        not null,
    -- Minutes of the local day; cut_off null: each location's own.
    cut_off        integer     check (cut_off between 0 and 1440),
    promised_by    integer     not null check (promised_by between 1 and 1440),
    -- Orders; null: any number.
    daily_capacity integer     check (daily_capacity > 0),
    changed_at     timestamptz not null
);
create index delivery_zone_by_country on delivery_zone (country);

-- Orders that were promised for a day. They count while their reservation stands: what is given back makes room again.
create table delivery_booking (
    order_id    uuid        primary key references reservation,
    zone_id     text        not null,
    day         date        not null,
    promised_by timestamptz not null
);
create index delivery_booking_by_day on delivery_booking (zone_id, day);
