-- The registry a piece of work is at first about. A process claims only so many for one registry at a time: a registry
-- that does not answer must not hold all workers. Older rows get the registry's name as typed.
alter table import_task add column registry text not null default '';
alter table scheduled_tag add column registry text not null default '';
update scheduled_tag set registry = split_part(wish ->> 'from', '/', 1);

-- Answers the question of every claim, now for each registry: what is due, longest waiting first.
create index import_task_due_at_registry on import_task (registry, due_at);
create index scheduled_tag_due_at_registry on scheduled_tag (registry, due_at);
drop index import_task_due;
drop index scheduled_tag_due;
