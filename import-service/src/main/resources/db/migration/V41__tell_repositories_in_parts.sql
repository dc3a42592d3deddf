-- A repository with many tags is told in parts. parts: how many events of it were written down; part: the last of them, which
-- perhaps was not published; told: what they tell of, so that nothing is told twice (a tag of the repository by its name, one
-- that was named beside it with a colon before).
alter table import_task
    add column parts integer not null default 0,
    add column part jsonb,
    add column told text[] not null default '{}';
