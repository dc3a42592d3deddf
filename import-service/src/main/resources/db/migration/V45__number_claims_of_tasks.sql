-- Who works on a task renews its lease every few seconds, so that what a dead process had is soon taken over. claim changes with each
-- claim and with its end, so that whoever was overtaken neither renews nor writes; attempts may go back and cannot say that.
alter table import_task add column claim bigint not null default 0;
