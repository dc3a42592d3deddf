-- Streams without any scheduled tag, and since which of their changes: what is told late of a change before that must not begin their
-- schedules anew. A day is longer than anything is late.
create table ended_schedule (
    stream           text primary key,
    resource_version bigint      not null,
    ended_at         timestamptz not null default now()
);
-- Answers which of them are old.
create index ended_schedule_ended on ended_schedule (ended_at);
