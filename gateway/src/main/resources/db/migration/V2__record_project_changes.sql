-- Projects can be watched, so their versions need a total order: a counter row that stays locked until commit, in place of
-- a sequence, whose numbers become visible in any order.
create table project_revision (value bigint not null);
insert into project_revision select last_value from project_version;

-- What clients write on a project besides its two texts, as JSON objects.
alter table project
    add column labels             text not null default '{}',
    add column annotations        text not null default '{}',
    -- When its deletion was asked for; from then on nothing new is made in it.
    add column deletion_requested timestamptz;
update project set deletion_requested = now() where terminating;
alter table project drop column terminating;
drop sequence project_version;

-- The recent changes, for watches; older ones are deleted as new ones come.
create table project_change (
    version bigint primary key,
    type    text   not null,
    -- The project right after the change, or, for a deletion, right before it; JSON.
    project text   not null
);
