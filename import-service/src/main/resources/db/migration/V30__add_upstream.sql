-- What a scheduled tag follows, with everything a client would fill in, so that a hint about one upstream tag finds its
-- followers. Rows from before get what was typed, until tag-service tells of their stream again.
alter table scheduled_tag add column upstream_repository text not null default '';
alter table scheduled_tag add column upstream_tag text not null default '';
update scheduled_tag
set upstream_repository = substring(wish ->> 'from' from '^(.+?)(?::[^/:@]+)?$'),
    upstream_tag = coalesce(substring(wish ->> 'from' from ':([^/:@]+)$'), 'latest')
where wish ->> 'from' not like '%@%';

-- looking: somebody has it claimed. looked_at: when that began last. hinted: somebody said meanwhile that the upstream
-- has changed, so that what is being looked at may be out of date already.
alter table scheduled_tag add column looking boolean not null default false;
alter table scheduled_tag add column looked_at timestamptz;
alter table scheduled_tag add column hinted boolean not null default false;

-- Answers the question of every hint: who follows this tag?
create index scheduled_tag_upstream on scheduled_tag (upstream_repository, upstream_tag);
