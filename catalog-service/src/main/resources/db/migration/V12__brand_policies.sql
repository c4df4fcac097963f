-- Brands that are never reduced change what everything costs: their policies are terms.
create trigger brand_changes_terms after insert or update on document
    for each row when (new.kind = 'brand') execute function terms_changed();
