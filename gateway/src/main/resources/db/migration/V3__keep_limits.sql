-- Limit ranges and quotas, as clients wrote them. They go with their project.
create table limit_object (
    resource         text        not null,
    namespace        text        not null references project (name) on delete cascade,
    name             text        not null,
    uid              uuid        not null,
    resource_version bigint      not null,
    created          timestamptz not null,
    -- The whole object, JSON.
    object           text        not null,
    primary key (resource, namespace, name)
);

create sequence limit_version;

-- Namespaces whose limits tag-service has not been told yet. Written with every change, and deleted when it has been told
-- of just that change.
create table limit_untold (
    namespace text   primary key references project (name) on delete cascade,
    version   bigint not null
);
