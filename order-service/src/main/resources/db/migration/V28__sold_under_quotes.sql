-- Public keys of quotes, as the catalog has told them.
create table known_quote_key (
    key_id text primary key,
    -- JSON Web Key.
    jwk    text not null
);

-- Which orders were sold under which quotes: a quote in one order for ever.
create table order_quote (
    quote_id uuid primary key,
    order_id uuid not null unique references orders,
    -- JSON Web Signature in its compact form: the proof of what was promised.
    signed   text not null
);

-- Channels that sell under quotes alone.
create table quote_policy (
    channel    text        primary key,
    required   boolean     not null,
    changed_at timestamptz not null
);

-- What the quote says of a line beside its price: reductions, tax, points. Null: it was sold under none.
alter table purchase_line add column quoted jsonb;
