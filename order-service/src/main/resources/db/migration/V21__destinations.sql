-- Roughly where parcels of an order go, as it was told when the order was placed: to one decimal of a degree.
alter table orders
    add column destination_country   text,
    add column destination_latitude  double precision,
    add column destination_longitude double precision,
    add constraint orders_destination check (
        (destination_latitude is null) = (destination_longitude is null)
        and (destination_latitude is null or destination_country is not null));
