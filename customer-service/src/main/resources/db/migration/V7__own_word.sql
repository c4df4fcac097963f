-- Whether a key of a customer, of that kind, may join it with another: not where it, or who the customer is called or when
-- born, is the customer's own word alone. As TraitsOf.
create function joins(said jsonb, kind text) returns boolean language sql immutable as
    $$ select kind = 'CARD' or (said #> array[kind, 'own'] is null and said #> '{GIVEN_NAME,own}' is null
           and said #> '{FAMILY_NAME,own}' is null and said #> '{BIRTH_DATE,own}' is null) $$;

comment on column customer.said is
    'per attribute: when it was said (at), whether to correct the record (corrected), and by the customer alone (own)';
