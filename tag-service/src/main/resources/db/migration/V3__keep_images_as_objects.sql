-- Images are objects of their own: with identity, version and what clients may edit. Their content still never changes.

alter table image
    add column uid               uuid not null default gen_random_uuid(),
    -- Position of the last change in the order of all changes.
    add column resource_version  bigint,
    add column labels            jsonb not null default '{}',
    add column annotations       jsonb not null default '{}',
    add column housekeeping      jsonb not null default '{}',
    -- The manifest and the configuration blob themselves, of an image whose manifest is in no registry.
    add column manifest          text,
    add column configuration     text,
    add column signatures        jsonb not null default '[]',
    add column docker_signatures jsonb not null default '[]';

-- Images that are there already changed last when a tag first pointed to them; entries of lists, at the latest now.
update image i
set resource_version = first.resource_version
from (select image, min(resource_version) as resource_version from tag_event group by image) first
where first.image = i.digest;

update image
set resource_version = (select greatest(value, 1) from change_counter)
where resource_version is null;

alter table image alter column resource_version set not null;

-- What Kubernetes' machinery keeps in a stream's metadata.
alter table stream add column housekeeping jsonb not null default '{}';

-- A change is one of a stream or one of an image; the other column is null.
alter table stream_change
    alter column stream drop not null,
    add column image jsonb;
