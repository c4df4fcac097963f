-- Projection of inventory.locations.v1 for finding the stores of an operation; the table location serves availability.
create table place (
    gln       text             primary key,
    version   bigint           not null,
    name      text             not null,
    kind      text             not null,
    country   text             not null,
    postcode  text             not null,
    city      text             not null,
    latitude  double precision not null,
    longitude double precision not null,
    open      boolean          not null
);
create index place_by_postcode on place (postcode);
