-- While a tag is held, what would move it is recorded beside what it points to.

alter table tag_event
    -- Of an entry that a hold stopped: what became of it (WAITING, RELEASED, SUPERSEDED, DROPPED). It is in view while it
    -- waits, and retired from then on; what the tag moved to when it was released is an entry of its own.
    add column pending text;

alter table tag_status
    -- Position of the entry that waits, if any.
    add column pending    bigint,
    -- When the hold that it waits for ends by itself; null if somebody has to end it.
    add column release_at timestamptz;

-- The holds that are over.
create index tag_status_by_release on tag_status (release_at) where pending is not null;
