-- Notices become the log of all image-changed events, wanted or not: for consumers that come later.
alter table notice
    -- The change in the total order of all changes.
    add column sequence bigint not null default 0,
    -- The body for receivers that want CDEvents; null when none did at the time.
    add column cdevent  bytea;

create index notice_by_sequence on notice (namespace, sequence);
create index notice_by_stream on notice (namespace, stream, tag, sequence);

-- The newest event of every tag: what it points to, as far as this service has heard. Its notice is never pruned.
create table tag_state (
    namespace text   not null,
    stream    text   not null,
    tag       text   not null,
    sequence  bigint not null,
    -- Whether the tag is there; of one that is gone the event is kept as long as any other.
    present   boolean not null,
    event     uuid   not null references notice (event),
    primary key (namespace, stream, tag)
);
create index tag_state_by_event on tag_state (event);
