-- The order of all changes, what watchers read, and what is to be told.

-- One row, locked by every change from taking its number until its commit: numbers become visible in their order.
create table change_counter (
    only_row boolean primary key default true check (only_row),
    value    bigint not null
);
insert into change_counter (value) values (0);

-- The feed of watchers: each change with the stream as it was right after it.
create table stream_change (
    resource_version bigint primary key,
    type             text not null,
    recorded         timestamptz not null,
    stream           jsonb not null
);
create index stream_change_by_age on stream_change (recorded);

-- The outbox: events in the order in which they must be published.
create table outgoing_event (
    resource_version bigint not null,
    ordinal          integer not null,
    kind             text not null,
    event_id         uuid not null,
    recorded         timestamptz not null,
    data             jsonb not null,
    primary key (resource_version, ordinal)
);
create index outgoing_event_by_age on outgoing_event (recorded);

-- How far the outbox has been published and acknowledged.
create table relay_position (
    only_row         boolean primary key default true check (only_row),
    resource_version bigint not null,
    ordinal          integer not null
);
insert into relay_position (resource_version, ordinal) values (0, 0);

-- The digest-resolved events that were applied or refused: the same event a second time changes nothing, and whoever
-- waits for one learns what became of it.
create table receipt (
    event_id         uuid primary key,
    received         timestamptz not null,
    resource_version bigint,
    problem          jsonb
);
create index receipt_by_age on receipt (received);
