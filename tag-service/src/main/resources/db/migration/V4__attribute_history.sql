-- When an entry was recorded (created may be older: a tag that follows another inherits it), by what request, and when it
-- was taken from view.

alter table tag_event
    add column verb     text,
    add column recorded timestamptz,
    add column retired  timestamptz;

-- Of entries that are there already the feed may still know when; else not before any entry below them was created.
update tag_event e
set recorded = coalesce(c.recorded, known.created)
from (select stream_uid, position, resource_version,
             max(created) over (partition by stream_uid order by position) as created
      from tag_event) known
left join stream_change c on c.resource_version = known.resource_version
where e.stream_uid = known.stream_uid and e.position = known.position;

update tag_event e
set retired = coalesce((select c.recorded from stream_change c where c.resource_version = e.retired_by), e.recorded)
where e.retired_by is not null;

alter table tag_event alter column recorded set not null;

-- The history of one tag with what was taken from view, newest first.
create index tag_event_by_tag_ever on tag_event (stream_uid, tag, position desc);
-- What a tag pointed to at a time, and what it was given in a span of time.
create index tag_event_by_time on tag_event (stream_uid, tag, recorded desc);
