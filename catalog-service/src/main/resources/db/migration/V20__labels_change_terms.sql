-- What a search says of values is remembered as long as the terms are the same.
create trigger attribute_value_changes_terms after insert or update or delete on attribute_value
    for each statement execute function terms_changed();
create trigger category_changes_terms after insert or update on document
    for each row when (new.kind = 'category') execute function terms_changed();
