-- The order of all changes of triggers, and what watchers are told.

-- One row, locked by every change from taking its number until its commit: numbers become visible in their order.
create table trigger_change_counter (
    only_row boolean primary key default true check (only_row),
    value    bigint not null
);

-- A trigger's revision was a count of its own; from now on it is the number of its last change. Above every count there
-- was, so that no version somebody has read before passes for one of these.
update trigger set revision = numbered.version
from (
    select uid, (select max(revision) from trigger) + row_number() over (order by created, uid) as version from trigger
) as numbered
where trigger.uid = numbered.uid;

insert into trigger_change_counter (value) select coalesce(max(revision), 0) from trigger;

-- The feed: each change with the trigger, without secrets, as it was right after it; of a deletion, right before it.
create table trigger_change (
    version  bigint primary key,
    type     text        not null,
    recorded timestamptz not null,
    content  jsonb       not null
);
