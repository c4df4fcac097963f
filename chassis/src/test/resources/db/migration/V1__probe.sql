create table probe (
    key     text   not null,
    version bigint not null,
    brand   text   not null,
    primary key (key, version)
);
create table probe_effect (
    id   uuid primary key,
    name text not null
);
