-- Triggers that were paused by the service itself; kept for a while after it was told. The trigger may be gone by then.
create table endpoint_disabled (
    -- Of the event.
    id            uuid primary key,
    trigger       uuid not null,
    -- Namespace and name of the trigger.
    name          text not null,
    reason        text not null,
    failing_since timestamptz,
    disabled_at   timestamptz not null,
    told          timestamptz
);
create index endpoint_disabled_untold on endpoint_disabled (disabled_at) where told is null;
create index endpoint_disabled_by_told on endpoint_disabled (told);
