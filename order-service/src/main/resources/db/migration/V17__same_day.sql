-- How what is shipped is to be delivered; null: the usual way. Of where it goes the postcode is kept, no address.
alter table orders
    add column delivery_service  text check (delivery_service = 'SAME_DAY'),
    add column delivery_country  text,
    add column delivery_postcode text,
    add check ((delivery_service is null) = (delivery_country is null)),
    add check ((delivery_service is null) = (delivery_postcode is null));
