-- Tags whose source is looked at again and again. wish is the source as tag-service last told it. due_at is the time of
-- the next look and, while somebody looks, the end of that lease; claim changes with each claim and each new wish, so
-- that a look which took too long cannot overwrite what happened meanwhile.
create table scheduled_tag (
    stream           text        not null,
    tag              text        not null,
    uid              uuid        not null,
    resource_version bigint      not null,
    wish             jsonb       not null,
    due_at           timestamptz not null,
    claim            bigint      not null default 0,
    -- What was last told: the digest the source had, or the failure. Neither before the first look.
    told_digest      text,
    told_failure     text,
    failures         integer     not null default 0,
    -- An event that is written down before it is published, so that after a crash the same one is published again.
    pending_event    uuid,
    pending          jsonb,
    primary key (stream, tag)
);

-- Answers the question of every claim: what is due, longest waiting first.
create index scheduled_tag_due on scheduled_tag (due_at);
