-- OpenShift's BuildConfigs and DeploymentConfigs, as documents: their fields are OpenShift's business, and only their image
-- change triggers are ours.

create sequence config_version;

create table config (
    kind      text not null,
    namespace text not null,
    name      text not null,
    uid       uuid not null unique,
    -- The whole object. Its resourceVersion comes from config_version.
    content   jsonb not null,
    primary key (kind, namespace, name)
);

-- Whose triggers follow a tag.
create table config_follow (
    config    uuid not null references config (uid) on delete cascade,
    namespace text not null,
    stream    text not null,
    tag       text not null,
    primary key (namespace, stream, tag, config)
);
create index config_follow_by_config on config_follow (config);

-- What configs have fired, in their order; kept for a while after it was told. The config may be gone by then.
create table config_fired (
    ordinal bigint generated always as identity primary key,
    config  uuid not null,
    -- Of the build or deployment that is due.
    number  bigint not null,
    kind    text not null,
    event   jsonb not null,
    told    timestamptz,
    unique (config, number)
);
create index config_fired_untold on config_fired (ordinal) where told is null;
create index config_fired_by_told on config_fired (told);
