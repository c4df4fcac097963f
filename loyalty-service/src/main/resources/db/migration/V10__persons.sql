-- Whose a customer is, as customer-service tells. Of whom nothing is told, or who names itself, is a person of its own.
create table belonging (
    customer_id uuid   primary key,
    person_id   uuid   not null,
    version     bigint not null
);
create index belonging_by_person on belonging (person_id);

create function person_of(who uuid) returns uuid language sql stable parallel safe as
    $$ select coalesce((select person_id from belonging where customer_id = who), who) $$;

-- The customers that are one person with this one, itself included, each once.
create function members_of(who uuid) returns table (customer_id uuid) language sql stable parallel safe as
    $$ select person_of(who) union select b.customer_id from belonging b where b.person_id = person_of(who) $$;
