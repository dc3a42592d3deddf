-- Topic tag-state says of each tag what it is now. What is told is read when it is told; here stands what is still to be told.

-- The tags to which a change gave another state. Null of images, and of changes by a service from before this column, which
-- may run beside us for a while: then it may have been any tag of the stream.
alter table stream_change add column restated jsonb;

create table tag_state_position (
    only_row         boolean primary key default true check (only_row),
    -- The last change whose tags have been told.
    resource_version bigint not null,
    -- Counts how often it was asked for that every tag be told anew.
    round            bigint not null,
    -- How far that has come, in the order of tag_event_by_tag_ever; null when it is done.
    told_stream      uuid,
    told_tag         text
);
-- Every tag there is has never been told.
insert into tag_state_position (resource_version, round, told_stream, told_tag)
select value, 1, '00000000-0000-0000-0000-000000000000', '' from change_counter;
