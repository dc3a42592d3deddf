alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check check (state in ('pending', 'delivered', 'dead', 'superseded'));

alter table delivery
    -- Deliveries of one lane go one after the other: 'strict:<stream>' or 'latest:<stream>:<tag>'; null goes by itself.
    -- Those that wait for their turn have next_attempt 'infinity'.
    add column lane          text,
    -- The change in the total order of all changes: the order within a lane.
    add column position      bigint not null default 0,
    -- The earliest time of its first attempt, when changes are gathered; null means at once.
    add column not_before    timestamptz,
    -- Until when an attempt is somebody's; null while none is under way.
    add column claimed_until timestamptz,
    -- Why it was given up, where no attempt says so.
    add column reason        text;

-- The head of a lane, from either end.
create index delivery_lane on delivery (trigger, lane, position, id) where state = 'pending' and lane is not null;
-- Those of a lane whose turn it is: one, but for replays and attempts under way.
create index delivery_lane_turn on delivery (trigger, lane)
    where state = 'pending' and lane is not null and next_attempt < 'infinity';

-- Deliveries of a trigger that can be replayed.
create index delivery_dead on delivery (trigger, id) where state = 'dead';

-- How endpoints fare that have failed lately. Healthy ones have no row, so that success costs no write.
create table endpoint (
    trigger       uuid primary key references trigger (uid) on delete cascade,
    -- Failures since the last success, those that blame the request counted twice.
    failures      int         not null,
    -- The first of them; null after a success.
    failing_since timestamptz,
    window_start  timestamptz not null,
    window_all    int         not null,
    window_failed int         not null,
    -- Nobody calls it before: the breaker is open, or it asked to be left alone.
    open_until    timestamptz,
    -- Which share of the time to its disabling has been warned of, in percent.
    warned        int         not null,
    last_error    text,
    last_failure  timestamptz,
    -- Chains of causes that were cut because they came back too often.
    loops         int         not null default 0,
    last_loop     timestamptz
);
alter table endpoint set (fillfactor = 50);
