-- Streams, their wishes and their whole history. The spec of a stream is bounded and always written whole, so it is one
-- document; the history grows without limit, so it is rows.

create table stream (
    uid              uuid primary key,
    namespace        text not null,
    name             text not null,
    resource_version bigint not null,
    generation       bigint not null,
    created          timestamptz not null,
    labels           jsonb not null,
    annotations      jsonb not null,
    lookup_local     boolean not null,
    repository       text,
    spec_tags        jsonb not null,
    -- The highest position in the stream's history, over all its tags.
    last_position    bigint not null,
    -- The change that deleted the stream. The row stays, because its history does.
    deleted_by       bigint
);

create unique index stream_by_name on stream (namespace, name) where deleted_by is null;

-- One row per tag that has an outcome.
create table tag_status (
    stream_uid         uuid not null references stream,
    tag                text not null,
    -- Position of the newest history entry; null when every import so far failed.
    newest             bigint,
    failure_reason     text,
    failure_message    text,
    failure_generation bigint,
    failure_time       timestamptz,
    primary key (stream_uid, tag)
);

-- What each tag pointed to, from when on, and who did it. Rows are added, never removed; the newest of a tag may be
-- corrected in place.
create table tag_event (
    stream_uid       uuid not null references stream,
    position         bigint not null,
    tag              text not null,
    created          timestamptz not null,
    reference        text not null,
    image            text,
    generation       bigint not null,
    actor            text not null,
    cause            text not null,
    -- The change that added the entry.
    resource_version bigint not null,
    -- The change that deleted the tag, and with it this entry from view.
    retired_by       bigint,
    primary key (stream_uid, position)
);

-- The history of one tag, newest first.
create index tag_event_by_tag on tag_event (stream_uid, tag, position desc) where retired_by is null;
-- Which entry of a stream has this image (text_pattern_ops: also by the beginning of its digest).
create index tag_event_by_image on tag_event (stream_uid, image text_pattern_ops) where retired_by is null;

create table image (
    digest  text primary key,
    created timestamptz not null,
    content jsonb not null
);
