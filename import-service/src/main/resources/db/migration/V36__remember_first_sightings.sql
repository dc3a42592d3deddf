-- When a tag of a repository was first seen, and, where digest is not empty, when it first pointed there: what policies with
-- an age go by. repository is as registries see it.
create table tag_sighting (
    repository text        not null,
    tag        text        not null,
    digest     text        not null,
    first_seen timestamptz not null,
    primary key (repository, tag, digest)
);
