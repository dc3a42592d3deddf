-- The tag of a registry that a policy picked for an entry; null where the source names one, and of entries from before.
alter table tag_event add column followed text;
