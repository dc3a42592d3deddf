-- What every tag points to now, as far as image-changed has told: objects of clusters are resolved against it, whenever
-- they appear and whoever watches them.
create table tag_pointer (
    namespace        text        not null,
    stream           text        not null,
    tag              text        not null,
    -- Of the change that moved it: an event that comes late, or again, must not bring an older pointer back.
    resource_version bigint      not null,
    -- Null when the tag is gone; the row stays for a while, for the same reason.
    reference        text,
    digest           text,
    policy           text        not null check (policy in ('source', 'local')),
    moved            timestamptz not null,
    primary key (namespace, stream, tag)
);

-- Pruning of tags that are gone.
create index tag_pointer_gone on tag_pointer (moved) where reference is null;

-- Which process patches the objects of which cluster. A claim that is not renewed is anybody's.
create table cluster_claim (
    cluster text primary key,
    holder  uuid        not null,
    until   timestamptz not null
);
