-- The source of hooks that had announced what a schedule found, and whom its message named ({source, actor}); null where
-- nobody had, and of entries from before.
alter table tag_event add column announced jsonb;
