-- Triggers that seem to cause the moves they tell of, each with the tag that goes in circles. Nothing else has a row.
create table circle (
    trigger        uuid        not null references trigger (uid) on delete cascade,
    stream         text        not null,
    tag            text        not null,
    -- 0: it was looked into, and is trusted; 1: it is being looked into; more: as good as sure, for so many pauses.
    level          int         not null,
    since          timestamptz not null,
    -- Of its firings, when it was first looked into.
    spacing_millis bigint      not null,
    -- When the present pause, or the trust, began and ends.
    paused         timestamptz not null,
    until          timestamptz not null,
    -- Moves in the present pause that nobody who was told can have made.
    strangers      int         not null,
    -- When all this says nothing any more.
    meaningless    timestamptz not null,
    primary key (trigger, stream, tag)
);
