-- What is said about one image-changed event, once for all its deliveries: deliveries are updated several times each,
-- and an update copies the whole row, so the bytes stay out of it.
create table notice (
    event     uuid primary key,
    namespace text        not null,
    stream    text        not null,
    tag       text        not null,
    -- The data of the event, for topics and dead letters.
    change    bytea       not null,
    -- The body of a webhook, exactly as it is signed and sent on every attempt.
    body      bytea       not null,
    received  timestamptz not null default now()
);

-- Pruning looks for old notices that nobody refers to.
create index notice_by_age on notice (received);

create table delivery (
    -- Version 7: sorts by time, so it serves as the position in a list, newest first.
    id             uuid primary key,
    event          uuid        not null references notice (event),
    trigger        uuid        not null references trigger (uid) on delete cascade,
    state          text        not null check (state in ('pending', 'delivered', 'dead')),
    created        timestamptz not null default now(),
    -- When it is due. A claim moves it behind the claimer's longest possible attempt, so that the delivery of a process
    -- that died comes back by itself.
    next_attempt   timestamptz check ((state = 'pending') = (next_attempt is not null)),
    -- Counted when an attempt begins, so that one whose process dies is not free.
    attempts       int         not null default 0,
    -- Attempts made before the latest replay: a replay starts the schedule anew, the numbers go on.
    attempts_before int        not null default 0,
    replay         uuid,
    settled        timestamptz,
    -- When the dead letter was acknowledged by the broker; null means it has to be published (an outbox in the row).
    reported       timestamptz,
    -- An event given twice makes no second delivery. Event first: this also answers who refers to a notice.
    unique (event, trigger)
);

-- Claiming walks from trigger to trigger, then by due time: one with a million due rows costs the others nothing.
create index delivery_pending on delivery (trigger, next_attempt) where state = 'pending';
-- A trigger's deliveries, newest first.
create index delivery_by_trigger on delivery (trigger, id desc);
-- Pruning.
create index delivery_by_age on delivery (settled) where state <> 'pending';
-- Dead letters to publish: nearly always empty.
create index delivery_unreported on delivery (settled) where state = 'dead' and reported is null;

-- Every row is updated at least twice within seconds: vacuum early, or the pending index fills with dead entries.
alter table delivery set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

create table attempt (
    delivery uuid        not null references delivery (id) on delete cascade,
    number   int         not null,
    at       timestamptz not null,
    status   int,
    millis   bigint      not null,
    error    text,
    response text,
    primary key (delivery, number)
);
