-- Who said last that it has changed ({source, actor}): told with what the looks find that are owed to that.
alter table upstream add column announced jsonb;
