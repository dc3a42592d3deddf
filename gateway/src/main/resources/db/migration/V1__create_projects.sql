-- Projects are the namespaces of everything else and the only state of the gateway: whose they are decides who may do
-- what in them. Versions come from a sequence, because clients compare resourceVersion for equality.
create sequence project_version;

create table project (
    name             text        primary key,
    uid              uuid        not null unique,
    requester        text        not null,
    display_name     text        not null,
    description      text        not null,
    resource_version bigint      not null,
    created          timestamptz not null,
    -- Set before its streams and triggers are deleted, so that nothing new is made in it meanwhile.
    terminating      boolean     not null default false
);

-- "Which projects are mine?", asked by every login.
create index project_by_requester on project (requester, name);
