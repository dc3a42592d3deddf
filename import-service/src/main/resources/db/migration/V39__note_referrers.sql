-- Images whose referrers (signatures, attestations, SBOMs) are still to be looked for, each once however often it is imported.
-- namespace is whose accounts are used; insecure as it declared the registry.
create table referrer_look (
    repository text        not null,
    digest     text        not null,
    insecure   boolean     not null,
    namespace  text        not null,
    registry   text        not null,
    due_at     timestamptz not null,
    attempts   integer     not null default 0,
    primary key (repository, digest)
);
-- Answers the question of every claim: what is due at a registry, longest waiting first.
create index referrer_look_due_at_registry on referrer_look (registry, due_at);

-- What refers to an image, as its registry lists it; tag is set where only a tag of cosign's led there.
create table referrer (
    repository    text        not null,
    subject       text        not null,
    digest        text        not null,
    kind          text        not null,
    media_type    text,
    artifact_type text,
    size          bigint,
    annotations   jsonb       not null,
    tag           text,
    first_seen    timestamptz not null,
    primary key (repository, subject, digest)
);
