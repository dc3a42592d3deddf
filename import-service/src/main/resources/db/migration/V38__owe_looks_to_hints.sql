-- A registry may tell of a push a moment before the tag has moved (CNCF Distribution does), so that one look at once can
-- be too early: a hint is owed two, a spacing apart.
alter table upstream add column looks_owed smallint not null default 0;
update upstream set looks_owed = 1 where hinted;
alter table upstream drop column hinted;
