-- Who wants to know. Names are unique per namespace because people address triggers by name; everything of ours refers
-- to the uid, so that a trigger deleted and made again under its name does not inherit deliveries.
create table trigger (
    uid           uuid primary key,
    namespace     text        not null,
    name          text        not null,
    stream        text,
    tag           text,
    paused        boolean     not null,
    -- Why the service itself paused the trigger; null when nobody or a person did.
    paused_reason text,
    target_kind   text        not null check (target_kind in ('webhook', 'build', 'deploy')),
    -- The url of a webhook, the consumer's name otherwise.
    target        text        not null,
    -- Sealed with imagestreams.secrets.key and bound to uid; webhooks have one, others do not.
    secret        bytea,
    revision      bigint      not null,
    created_by    text        not null,
    created       timestamptz not null,
    unique (namespace, name),
    check ((target_kind = 'webhook') = (secret is not null))
);
