-- What scheduled tags follow: one row however many tags do, so that it is looked at once for all of them. due_at is when the
-- first of them is due; leased_until ends the claim of whoever looks; claim is its number; looked_at is when that began
-- last. hinted: somebody said since then that it has changed, so that it is looked at for all.
create table upstream (
    upstream     text primary key,
    registry     text        not null,
    due_at       timestamptz not null,
    leased_until timestamptz,
    claim        bigint      not null default 0,
    looked_at    timestamptz,
    hinted       boolean     not null default false
);

-- round is the claim of the upstream under which a tag was served last: each is served once under each. Older tags follow
-- what they name as typed, and are looked at with those that spell it the same.
alter table scheduled_tag add column upstream text, add column round bigint not null default 0;
update scheduled_tag
set upstream = (wish ->> 'from') || case when wish -> 'importPolicy' ->> 'insecure' = 'true' then ' insecure' else '' end;
alter table scheduled_tag alter column upstream set not null;
insert into upstream (upstream, registry, due_at)
select upstream, min(registry), min(due_at) from scheduled_tag group by upstream;

-- Answers the question of every claim: what is due at a registry, longest waiting first.
create index upstream_due_at_registry on upstream (registry, due_at);
-- Answers who follows it, and which of these is due first.
create index scheduled_tag_of_upstream on scheduled_tag (upstream, due_at);
drop index scheduled_tag_due_at_registry;
alter table scheduled_tag drop column registry, drop column looking, drop column looked_at, drop column hinted;
