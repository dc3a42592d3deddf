-- Configs are watched as triggers are: their changes are part of the same order, and of the same feed.
alter table trigger_change_counter rename to change_counter;
alter table trigger_change rename to change;

alter table change add column kind text not null default 'triggers';
alter table change alter column kind drop default;

-- No version that somebody has read of a config is given again. Who followed triggers lists once more.
update change_counter
set value = greatest(value, (select case when is_called then last_value else 0 end from config_version));
drop sequence config_version;
