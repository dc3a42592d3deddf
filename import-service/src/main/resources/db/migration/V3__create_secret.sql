-- Secrets of namespaces. sealed is the whole secret but its name and type, encrypted: annotations may repeat the data
-- (kubectl's last-applied-configuration does). key_id names the key, so that keys can be changed one row at a time.
create table secret (
    namespace text        not null,
    name      text        not null,
    uid       uuid        not null,
    revision  bigint      not null,
    created   timestamptz not null,
    type      text        not null,
    key_id    text        not null,
    sealed    bytea       not null,
    primary key (namespace, name)
);

-- Revisions of the secrets of all namespaces. The row stays locked until a change is committed: revisions become visible
-- in their order.
create table secret_revision (
    revision bigint not null
);
insert into secret_revision values (0);
