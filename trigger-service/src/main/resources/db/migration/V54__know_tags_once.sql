-- What a tag points to was kept twice: for objects of clusters, and for consumers that come later. From now on a pointer
-- also says which event moved it there; the notice of that event is kept as long as the pointer refers to it.
alter table tag_pointer
    -- Null when it was never logged, or when the tag has been gone for so long that nobody asks.
    add column event uuid references notice (event);

-- Both were written by one transaction, so they agree about the newest move.
update tag_pointer
set event = tag_state.event
from tag_state
where tag_pointer.namespace = tag_state.namespace
  and tag_pointer.stream = tag_state.stream
  and tag_pointer.tag = tag_state.tag
  and tag_pointer.resource_version = tag_state.sequence;

-- Who refers to a notice.
create index tag_pointer_by_event on tag_pointer (event);

drop table tag_state;
